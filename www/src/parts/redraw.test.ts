import { flushPromises, mount } from "@vue/test-utils";
import { expect, test } from "vitest";
import { defineComponent, h } from "vue";
import { openFake } from "../engine/testing/open-fake";
import FactTile from "./FactTile.vue";
import NavSubject from "./NavSubject.vue";

test("a tap draws again what looks otherwise after it, and nothing else", async () => {
  const work = await openFake();
  const drawn = new Set<string>();
  const facts = work.form.value.facts.flatMap(({ kind }, fact) => (kind === work.index.kindOf[0] ? [fact] : []));
  const Page = defineComponent({
    setup: () => () => [
      ...[0, 1].flatMap((subject) => facts.map((fact) => h(FactTile, { work, subject, fact, key: `fact ${subject}:${fact}` }))),
      ...work.inspection.subjects.map((_, subject) => h(NavSubject, { work, subject, current: false, key: `subject ${subject}` })),
    ],
  });
  const page = mount(Page, {
    global: {
      mixins: [
        {
          updated(this: { $: { vnode: { key: unknown } } }) {
            drawn.add(String(this.$.vnode.key));
          },
        },
      ],
    },
  });
  const looks = (): Map<string, string> =>
    new Map(
      [...page.findAllComponents(FactTile), ...page.findAllComponents(NavSubject)].map((one) => [String(one.vm.$.vnode.key), one.html()]),
    );
  const tap = async (words: string): Promise<Set<string>> => {
    const before = looks();
    drawn.clear();
    await page
      .findAll("button")
      .find((button) => button.text() === words)!
      .trigger("click");
    await flushPromises();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const after = looks();
    return new Set([...after.keys()].filter((key) => after.get(key) !== before.get(key)));
  };
  const parts = (): Set<string> => new Set([...drawn].filter((key) => /^(fact|subject) /.test(key)));
  for (const words of ["无", "有", "无"]) {
    const other = await tap(words);
    expect(other).toContain("fact 0:0");
    expect(other).toContain("subject 0");
    expect(other).not.toContain("subject 1");
    expect(parts(), words).toEqual(other);
  }
});

import { flushPromises, mount } from "@vue/test-utils";
import { expect, test } from "vitest";
import { openFake } from "../engine/testing/open-fake";
import RefusedAnswers from "./RefusedAnswers.vue";

test("answers that a version does not take any more are listed with what was recorded and why, until they are recorded anew", async () => {
  const work = await openFake();
  const { id } = work.inspection.subjects[0]!;
  const fact = work.form.value.facts[1]!;
  work.inspection.subjects[0]!.facts[fact.id] = { value: "很多" };
  work.setAside.value = [
    {
      code: "wrong_type",
      zh: "应为数",
      en: "must be a number",
      bare: { zh: "应为数", en: "must be a number" },
      subject: id,
      fact: fact.id,
    },
  ];
  const list = mount(RefusedAnswers, { props: { work } });
  expect(list.find("summary").text()).toBe("1 项答案不适用于当前标准，按未查处理");
  const fold = list.find("details");
  (fold.element as HTMLDetailsElement).open = true;
  await fold.trigger("toggle");
  for (const words of [fact.fact.label.zh, "原记录：很多", "应为数"]) expect(list.text()).toContain(words);
  expect(list.find("a").attributes("href")).toContain(`/inspect/${id}?fact=${fact.id}`);

  work.edit(0, 1, { do: "set", value: 3 });
  await flushPromises();
  expect(list.find("details").exists()).toBe(false);
});

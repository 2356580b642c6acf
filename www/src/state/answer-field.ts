import { computed, type ComputedRef } from "vue";
import type { Value } from "../engine/types";
import { useField, type Field, type Taken } from "./field";
import type { Operation } from "./operation";
import type { Work } from "./work";

interface Props {
  work: Work;
  subject: number;
  /** Position of the fact. */
  at: number;
  value: Value | undefined;
}

/** The field of one answer. `take` reads what stands in it and records it by `set`; without a value there is no answer. */
export function useAnswerField(
  props: Props,
  emit: (event: "edit", operation: Operation) => void,
  take: (text: string, set: (value: Value | undefined) => void) => Taken,
  options: { whileTyping?: boolean } = {},
): { name: ComputedRef<string>; field: Field } {
  const name = computed(() => props.work.field(props.subject, props.at));
  const set = (value: Value | undefined): void => {
    if (value !== props.value) emit("edit", value === undefined ? { do: "clear" } : { do: "set", value });
  };
  const recorded = (): string => String(props.value ?? "");
  return { name, field: useField({ work: props.work, name: () => name.value, recorded, take: (text) => take(text, set), ...options }) };
}

import { shallowReactive } from "vue";
import type { Inspection } from "../engine/types";
import { recall, remember } from "../store/preference";

type Of = Pick<Inspection, "id" | "inspectors">;

const key = (id: string): string => `recorder:${id}`;
/** Who records on this device, by inspection; read from the device when it is first asked. */
const chosen = shallowReactive(new Map<string, string | null>());

/**
 * Who gives the answers that are recorded now. One inspector is asked nothing; of several it is the one who
 * was chosen on this device, and nobody as long as none was: a name is never guessed.
 */
export function recorder({ id, inspectors }: Of): string | undefined {
  if (inspectors.length < 2) return inspectors[0];
  if (!chosen.has(id)) chosen.set(id, recall(key(id)));
  const name = chosen.get(id);
  return name !== null && name !== undefined && inspectors.includes(name) ? name : undefined;
}

export function chooseRecorder({ id }: Pick<Inspection, "id">, name: string): void {
  chosen.set(id, name);
  remember(key(id), name);
}

/** The other one of two; none where there are more to choose from, or where none was chosen yet. */
export function otherRecorder(of: Of): string | undefined {
  const now = recorder(of);
  return now !== undefined && of.inspectors.length === 2 ? of.inspectors.find((name) => name !== now) : undefined;
}

/** When an inspection is erased. */
export function forgetRecorder(id: string): void {
  chosen.delete(id);
  remember(key(id), null);
}

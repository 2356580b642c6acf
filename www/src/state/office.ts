import type { Layer, Words } from "../engine/types";
import { say } from "./lang";
import { w } from "./screen-words";

/** An office that set something: whose it is, and how high it stands. */
export const office = ({ layer, region }: { layer: Layer; region: Words }): string =>
  `${say(region)}${w.value.aside(w.value.layer[layer])}`;

import { now } from "../store/row";

/** The day at this place, `YYYY-MM-DD`. */
export const today = (): string => now().slice(0, 10);

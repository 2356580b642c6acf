import type { ValidateFunction } from "ajv";
export function validator(schema: object): ValidateFunction;

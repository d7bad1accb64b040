/** An outcome that can fail in ways its caller must name; bugs throw instead. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<Problem>(problem: Problem): {
  readonly ok: false;
  readonly problem: Problem;
} {
  return { ok: false, problem };
}

/** Goes on with the value, or hands the problem through. */
export function andThen<Value, Next, Problem, NextProblem>(
  result: Result<Value, Problem>,
  next: (value: Value) => Result<Next, NextProblem>,
): Result<Next, Problem | NextProblem> {
  return result.ok ? next(result.value) : result;
}

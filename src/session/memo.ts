/** A function that keeps its last value: the same arguments, compared by identity, give the same value. */
export function memo<Args extends readonly unknown[], Value>(
  compute: (...args: Args) => Value,
): (...args: Args) => Value {
  let last: { readonly args: Args; readonly value: Value } | undefined;
  return (...args) => {
    if (!last || !areSame(last.args, args)) last = { args, value: compute(...args) };
    return last.value;
  };
}

export function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => Object.is(each, other[index]));
}

/**
 * Caches the text of the last value: consecutive values with the same members share it. The events
 * of one request differ in few members, and a list of fifty subjects makes fifty of them.
 * @param names the members that the text depends on
 * @param write makes the text from these members
 */
export function commonText<Value extends object, Name extends keyof Value>(
  names: readonly Name[],
  write: (value: Pick<Value, Name>) => string,
): (value: Pick<Value, Name>) => string {
  let last: { readonly value: Pick<Value, Name>; readonly text: string } | undefined;
  return (value) => {
    if (last === undefined || names.some((name) => value[name] !== last!.value[name]))
      last = { value, text: write(value) };
    return last.text;
  };
}

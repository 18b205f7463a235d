/**
 * Writes texts of values that come one after the other and have most in common, as what one
 * request discloses of many subjects has: a text is made anew only where one of these members is
 * not the one of the value before.
 * @param write makes the text, of these members alone
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

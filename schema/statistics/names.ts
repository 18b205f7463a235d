/**
 * The enum value that stands for a field or a type: `sourceDepartment` becomes SOURCE_DEPARTMENT,
 * `ListEntry` LIST_ENTRY.
 */
export function enumValueOf(name: string): string {
  return name.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** The field that an enum value stands for: the inverse of `enumValueOf` for fields. */
export function fieldOf(value: string): string {
  return value.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

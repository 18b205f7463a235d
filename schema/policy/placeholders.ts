const PLACEHOLDER = /\{(\w+)\}/g;

/** The names of the placeholders of a text, each once, in their order. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name!))];
}

/** A text with its placeholders replaced by values; an absent value leaves nothing. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (_all, name: string) => values[name] ?? '');
}

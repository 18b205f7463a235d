/**
 * Sentences of errors in English, and in Chinese. `{name}` stands for a value that both contain;
 * where it is one of `WORDS`, it is translated too.
 */
export type Sentences = Readonly<Record<string, string>>;

/** Greatest number of values of a dimension, as codes have 16 bits and one is reserved. */
const MAX_VALUES = 0xfffe;

/** The code of records without a value. */
export const NO_VALUE = 0;

/** The values of a dimension, numbered from 1 in the order of appearance. */
export class Dictionary {
  readonly #values: (string | null)[] = [null];
  readonly #codes = new Map<string | null, number>([[null, NO_VALUE]]);
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  /** @throws RangeError if the dimension has too many values to be one */
  codeOf(value: string | null): number {
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.#values.length;
      if (code > MAX_VALUES)
        throw new RangeError(`Dimension \`${this.#name}\` has more than ${MAX_VALUES} values.`);
      this.#values.push(value);
      this.#codes.set(value, code);
    }
    return code;
  }

  /** The code of a value; undefined if no record has it. */
  find(value: string | null): number | undefined {
    return this.#codes.get(value);
  }

  valueOf(code: number): string | null {
    return this.#values[code]!;
  }
}

/** The dictionaries of all dimensions: a dimension has the same codes in all kinds. */
export class Dictionaries {
  readonly #byName = new Map<string, Dictionary>();

  of(name: string): Dictionary {
    let dictionary = this.#byName.get(name);
    if (dictionary === undefined) {
      dictionary = new Dictionary(name);
      this.#byName.set(name, dictionary);
    }
    return dictionary;
  }
}

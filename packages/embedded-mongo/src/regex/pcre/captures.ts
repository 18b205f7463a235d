import { character, type Node } from './node';
import { refusal, untranslated } from './refusal';

/** The groups of a pattern: their numbers and names, and where JavaScript would set them otherwise. */
export class Captures {
  /** The groups that are surely set at the present place. */
  certain: ReadonlySet<number> = new Set();
  /** How many lookbehinds the present place is in. */
  lookbehinds = 0;
  #count = 0;
  readonly #names = new Map<string, number>();
  #refers = false;
  #differs = false;

  /** How many groups have been opened. */
  get count(): number {
    return this.#count;
  }

  /** Whether the groups hold what they hold in PCRE2. @throws where a backreference needs that */
  get same(): boolean {
    if (this.#refers && this.#differs)
      throw untranslated('a backreference beside a group that is repeated');
    return !this.#differs;
  }

  open(name: string | undefined): number {
    const id = ++this.#count;
    if (name !== undefined) {
      if (this.#names.has(name)) throw refusal('two named subpatterns have the same name');
      this.#names.set(name, id);
    }
    // JavaScript reads a lookbehind from its end.
    if (this.lookbehinds > 0) this.#differs = true;
    return id;
  }

  /** Notes groups that have been passed. */
  passed({ certain }: Node): void {
    if (certain.length > 0) this.certain = new Set([...this.certain, ...certain]);
  }

  /** Notes what is repeated: JavaScript forgets the round before, and never takes an empty one. */
  repeated({ groups, certain, min }: Node, most: number): void {
    const forgets = groups.some((id) => !certain.includes(id));
    if (most > 1 ? forgets || min === 0 : min === 0 && groups.length > 0) this.#differs = true;
  }

  /** A backreference by number, or by one that counts back from here. */
  numbered(given: number, caseless: boolean): Node {
    return this.#reference(given < 0 ? this.#count + 1 + given : given, caseless);
  }

  named(name: string, caseless: boolean): Node {
    return this.#reference(this.#names.get(name) ?? 0, caseless);
  }

  #reference(id: number, caseless: boolean): Node {
    // In JavaScript a group that is not set matches the empty text; in PCRE2 it matches nothing.
    if (!this.certain.has(id) || this.lookbehinds > 0)
      throw untranslated('a backreference to a group that may not be set');
    if (caseless) throw untranslated('a backreference without regard to case');
    this.#refers = true;
    return { ...character(`(?:\\${id})`), min: 0, max: Infinity };
  }
}

import { Captures } from './captures';
import { withAllCases } from './caseVariants';
import { readClass } from './characterClass';
import { classText, TYPES } from './codePoints';
import { readCharacter, readPropertyName } from './escapes';
import { openGroup, type Flags } from './groups';
import { alternation, assertion, character, sequence, type Node } from './node';
import { propertySet } from './properties';
import { isLaterQuantifier, isQuantifier, readQuantifier } from './quantifier';
import { Reader } from './reader';
import { refusal, untranslated } from './refusal';

/** A pattern of PCRE2 in JavaScript. */
export interface Translation {
  /** Compile it with only the flag `u`. */
  readonly source: string;
  /** Whether also what is found, and what its groups hold, is what PCRE2 finds. */
  readonly findsTheSame: boolean;
}

const END = '(?=\\n?$)';
const DEEPEST = 250;
/** White space of the option x. */
const BLANK = /^[ \t-\r\u0085\u200e\u200f\u2028\u2029]/;

/**
 * Translates a pattern of PCRE2, as MongoDB uses it (UTF on, UCP off, newline LF), to an expression
 * that matches the same texts. What has no exact translation is refused.
 * @throws MongoError 51091
 */
export function translate(pattern: string, flags: Flags): Translation {
  return new Translator(pattern, flags).run();
}

class Translator {
  readonly #reader: Reader;
  readonly #captures = new Captures();
  #flags: Flags;
  #depth = 0;

  constructor(pattern: string, flags: Flags) {
    this.#reader = new Reader(pattern);
    this.#flags = flags;
  }

  run(): Translation {
    if (!this.#reader.take('(*UTF8)')) this.#reader.take('(*UTF)');
    const { text } = this.#branches();
    if (!this.#reader.ended) throw refusal('unmatched closing parenthesis');
    return { source: text, findsTheSame: this.#captures.same };
  }

  /** Up to the end of the group. An option that is set in it ends with it, not with its branch. */
  #branches(check?: (branch: Node) => void): Node {
    if (++this.#depth > DEEPEST) throw refusal('parentheses are too deeply nested');
    const flags = this.#flags;
    const { certain } = this.#captures;
    const branches: Node[] = [];
    do {
      this.#captures.certain = certain;
      const branch = this.#sequence();
      check?.(branch);
      branches.push(branch);
    } while (this.#reader.take('|'));
    this.#captures.certain = certain;
    this.#flags = flags;
    this.#depth--;
    return alternation(branches);
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (;;) {
      this.#skipComments();
      if (this.#reader.ended || this.#reader.at('|') || this.#reader.at(')')) break;
      const quoted = this.#reader.take('\\Q') ? this.#quoted() : undefined;
      const atom = quoted ? quoted.pop() : this.#atom();
      parts.push(...(quoted ?? []));
      if (atom === undefined) continue;
      const part = this.#quantified(atom);
      parts.push(part);
      this.#captures.passed(part);
    }
    return sequence(parts);
  }

  #skipComments(): void {
    const { x } = this.#flags;
    for (;;) {
      if (this.#reader.take('(?#')) {
        while (!this.#reader.take(')')) this.#reader.next('missing ) after (?# comment');
      } else if (x && BLANK.test(this.#reader.peek() ?? '')) {
        this.#reader.skip(1);
      } else if (x && this.#reader.take('#')) {
        while (!this.#reader.ended && !this.#reader.take('\n')) this.#reader.skip(1);
      } else return;
    }
  }

  /** The characters of a quoted text, of which the last may be repeated. */
  #quoted(): Node[] {
    const literals: Node[] = [];
    while (!this.#reader.ended && !this.#reader.take('\\E'))
      literals.push(this.#literal(this.#reader.next('the pattern ends')));
    return literals;
  }

  #atom(): Node | undefined {
    if (isQuantifier(this.#reader)) throw refusal('quantifier does not follow a repeatable item');
    if (isLaterQuantifier(this.#reader)) throw untranslated('a quantifier without a lower bound');
    if (/^\[\[:[<>]:\]\]/.test(this.#reader.rest())) throw untranslated('[[:<:]]');
    const char = this.#reader.next('the pattern ends');
    const { m, s, i } = this.#flags;
    switch (char) {
      case '\\':
        return this.#escape(this.#reader.next('\\ at end of pattern'));
      case '[':
        return character(readClass(this.#reader, i));
      case '.':
        return character(s ? '[^]' : '[^\\n]');
      case '^':
        return assertion(m ? '(?:^|(?<=\\n)(?!$))' : '^');
      case '$':
        return assertion(m ? '(?=\\n|$)' : END);
      case '(':
        return this.#group();
      default:
        return this.#literal(char);
    }
  }

  #literal(char: string): Node {
    const point = char.codePointAt(0)!;
    const set = { ranges: [[point, point]] } as const;
    const all = this.#flags.i ? withAllCases(set) : set;
    if (all.ranges.length > 1) return character(classText([all], false));
    return character(/^[A-Za-z0-9_]$/.test(char) ? char : `\\u{${point.toString(16)}}`);
  }

  #escape(letter: string): Node {
    if (letter === 'A') return assertion('^');
    if (letter === 'z') return assertion('$');
    if (letter === 'Z') return assertion(END);
    if (letter === 'b' || letter === 'B') return assertion(`\\${letter}`);
    if (letter === 'p' || letter === 'P') {
      const name = readPropertyName(this.#reader);
      return character(classText([propertySet(name, letter === 'P', this.#flags.i)], false));
    }
    if (letter === 'g' || letter === 'k') return this.#backreference(letter);
    if (letter === 'N' && this.#reader.at('{')) throw untranslated('\\N{…}');
    const type = Object.hasOwn(TYPES, letter) ? TYPES[letter] : undefined;
    if (type) return character(classText([type], false));
    if (/[1-9]/.test(letter)) return this.#digits(letter);
    return this.#literal(String.fromCodePoint(readCharacter(this.#reader, letter, false)));
  }

  /** A backreference, or a character by its octal number. */
  #digits(first: string): Node {
    const digits = first + (/^\d*/.exec(this.#reader.rest())?.[0] ?? '');
    const octal = /^[0-7]{1,3}/.exec(digits)?.[0];
    if (octal === undefined || digits.length === 1 || Number(digits) <= this.#captures.count) {
      this.#reader.skip(digits.length - 1);
      return this.#captures.numbered(Number(digits), this.#flags.i);
    }
    this.#reader.skip(octal.length - 1);
    return this.#literal(String.fromCodePoint(parseInt(octal, 8)));
  }

  #backreference(letter: string): Node {
    const { i } = this.#flags;
    const number = letter === 'g' && this.#reader.match(/^(?:\{(-?\d+)\}|(-?\d+))/);
    if (number) return this.#captures.numbered(Number(number[1] ?? number[2]), i);
    const name = this.#reader.match(
      letter === 'g' ? /^\{(\w+)\}/ : /^(?:\{(\w+)\}|<(\w+)>|'(\w+)')/,
    );
    if (!name) throw untranslated('a subroutine call');
    return this.#captures.named(name[1] ?? name[2] ?? name[3]!, i);
  }

  #group(): Node | undefined {
    const opening = openGroup(this.#reader, this.#flags);
    switch (opening.kind) {
      case 'options':
        this.#flags = opening.flags;
        return undefined;
      case 'reference':
        return this.#captures.named(opening.name, this.#flags.i);
      case 'capture': {
        const id = this.#captures.open(opening.name);
        const { text, min, max, groups, certain } = this.#closed();
        const all = { groups: [id, ...groups], certain: [id, ...certain] };
        return { text: `(${text})`, min, max, ...all, repeatable: true };
      }
      case 'plain': {
        const outside = this.#flags;
        this.#flags = opening.flags;
        const inside = this.#closed();
        this.#flags = outside;
        return { ...inside, text: `(?:${inside.text})`, repeatable: true };
      }
      case 'look':
        return this.#look(opening.text);
    }
  }

  #look(text: string): Node {
    const behind = text.includes('<');
    if (behind) this.#captures.lookbehinds++;
    const inside = this.#closed((branch) => {
      if (behind && branch.min !== branch.max)
        throw refusal('lookbehind assertion is not fixed length');
    });
    if (behind) this.#captures.lookbehinds--;
    const certain = text.endsWith('!') ? [] : inside.certain;
    return assertion(`(${text}${inside.text})`, inside.groups, certain);
  }

  #closed(check?: (branch: Node) => void): Node {
    const inside = this.#branches(check);
    this.#reader.expect(')', 'missing closing parenthesis');
    return inside;
  }

  #quantified(atom: Node): Node {
    this.#skipComments();
    const quantifier = readQuantifier(this.#reader);
    if (!quantifier) return atom;
    if (!atom.repeatable) throw untranslated('a quantifier behind an assertion');
    const { text, least, most } = quantifier;
    this.#captures.repeated(atom, most);
    return {
      text: atom.text + text,
      min: atom.min * least,
      max: most === 0 || atom.max === 0 ? 0 : atom.max * most,
      groups: atom.groups,
      certain: least > 0 ? atom.certain : [],
      repeatable: true,
    };
  }
}

import { Lexer, Source, TokenKind, type Token } from 'graphql';

/** How deep a document's brackets stand one within the other. */
export interface DocumentShape {
  /** Brackets of any kind, fragments seen through. */
  readonly nesting: number;
  /** Brackets of lists, objects and list types inside of arguments and variable definitions. */
  readonly valueDepth: number;
}

/** The brackets of one operation or fragment, before the fragments it spreads are added. */
interface Definition {
  nesting: number;
  readonly spreads: { readonly name: string; readonly level: number }[];
}

/**
 * Measures a document by its tokens alone: GraphQL.js's parser, and all that looks at its result,
 * recurse as deep as the document nests.
 * @param bounds where to stop: the shape returned is then that of the part before
 * @param maxTokens where to stop as well; the parser refuses a document with more
 */
export function documentShape(
  text: string,
  bounds: DocumentShape,
  maxTokens: number,
): DocumentShape {
  const reader = new ShapeReader();
  const lexer = new Lexer(new Source(text));
  try {
    for (let count = 0; count <= maxTokens; count++) {
      const token = lexer.advance();
      if (token.kind === TokenKind.EOF) return reader.whole();
      reader.read(token);
      const { own } = reader;
      if (own.nesting > bounds.nesting || own.valueDepth > bounds.valueDepth) return own;
    }
  } catch {
    // What is no token ends the document for the parser too, which names it.
  }
  return reader.own;
}

class ShapeReader {
  private level = 0;
  private nesting = 0;
  private valueDepth = 0;
  /** The levels at which parentheses are open. */
  private readonly parentheses: number[] = [];
  private readonly fragments = new Map<string, Definition>();
  private readonly definitions: Definition[] = [];
  private current: Definition = { nesting: 0, spreads: [] };
  /** What the next token may be the name of. */
  private naming: 'definition' | 'fragment' | 'spread' | undefined = 'definition';

  /** The shape so far, fragments not seen through. */
  get own(): DocumentShape {
    return { nesting: this.nesting, valueDepth: this.valueDepth };
  }

  read(token: Token): void {
    const { naming } = this;
    if (naming === 'definition' && isDescription(token)) return;
    this.naming = undefined;
    switch (token.kind) {
      case TokenKind.NAME:
        if (naming !== undefined) this.name(token.value, naming);
        break;
      case TokenKind.SPREAD:
        this.naming = 'spread';
        break;
      case TokenKind.BRACE_L:
        if (naming === 'definition') this.begin({ nesting: 0, spreads: [] });
        this.open();
        break;
      case TokenKind.PAREN_L:
        this.open();
        this.parentheses.push(this.level);
        break;
      case TokenKind.BRACKET_L:
        this.open();
        break;
      case TokenKind.PAREN_R:
        this.parentheses.pop();
        this.close();
        break;
      case TokenKind.BRACE_R:
      case TokenKind.BRACKET_R:
        this.close();
        if (this.level === 0) this.naming = 'definition';
        break;
      default:
    }
  }

  /** The shape of the whole document, fragments seen through. */
  whole(): DocumentShape {
    const known = new Map<Definition, number>();
    const nestingOf = (definition: Definition): number => {
      const before = known.get(definition);
      if (before !== undefined) return before;
      // A fragment that spreads itself is refused by GraphQL's own rule; here it ends the descent.
      known.set(definition, 0);
      let nesting = definition.nesting;
      for (const { name, level } of definition.spreads) {
        const fragment = this.fragments.get(name);
        if (fragment !== undefined) nesting = Math.max(nesting, level + nestingOf(fragment));
      }
      known.set(definition, nesting);
      return nesting;
    };
    const nesting = Math.max(0, ...this.definitions.map(nestingOf));
    return { nesting, valueDepth: this.valueDepth };
  }

  private name(name: string, naming: 'definition' | 'fragment' | 'spread'): void {
    if (naming === 'spread') {
      if (name !== 'on') this.current.spreads.push({ name, level: this.level });
    } else if (naming === 'definition' && name === 'fragment') {
      this.naming = 'fragment';
    } else {
      // Two fragments of one name count as one; GraphQL's own rule refuses them.
      const known = naming === 'fragment' ? this.fragments.get(name) : undefined;
      const definition = known ?? { nesting: 0, spreads: [] };
      if (naming === 'fragment') this.fragments.set(name, definition);
      this.begin(definition);
    }
  }

  private begin(definition: Definition): void {
    this.current = definition;
    this.definitions.push(definition);
  }

  private open(): void {
    this.level++;
    this.nesting = Math.max(this.nesting, this.level);
    this.current.nesting = Math.max(this.current.nesting, this.level);
    const argument = this.parentheses.at(-1);
    if (argument !== undefined) this.valueDepth = Math.max(this.valueDepth, this.level - argument);
  }

  private close(): void {
    if (this.level > 0) this.level--;
  }
}

function isDescription({ kind }: Token): boolean {
  return kind === TokenKind.STRING || kind === TokenKind.BLOCK_STRING;
}

import { Lexer, Source, TokenKind, type Token } from 'graphql';

/** Depths to which a document's brackets are nested. */
export interface DocumentShape {
  /** Nesting of brackets of any kind, with fragments expanded. */
  readonly nesting: number;
  /** Nesting of lists, objects and list types inside arguments and variable definitions. */
  readonly valueDepth: number;
}

/** The nesting of one operation or fragment, before the fragments that it spreads are added. */
interface Definition {
  nesting: number;
  readonly spreads: { readonly name: string; readonly level: number }[];
}

/**
 * Measures a document by its tokens only: the parser of GraphQL.js, and all code that handles its
 * result, recurse as deep as the document is nested.
 * @param bounds where to stop: the returned shape is then that of the document up to there
 * @param maxTokens where to stop as well; the parser refuses a longer document
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
    // An invalid token stops the parser too, which reports it.
  }
  return reader.own;
}

class ShapeReader {
  private level = 0;
  private nesting = 0;
  private valueDepth = 0;
  /** The levels of the open parentheses. */
  private readonly parentheses: number[] = [];
  private readonly fragments = new Map<string, Definition>();
  private readonly definitions: Definition[] = [];
  private current: Definition = { nesting: 0, spreads: [] };
  /** The kind of name that the next token may be. */
  private naming: 'definition' | 'fragment' | 'spread' | undefined = 'definition';

  /** The shape so far, without expanding fragments. */
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

  /** The shape of the whole document, with fragments expanded. */
  whole(): DocumentShape {
    const known = new Map<Definition, number>();
    const nestingOf = (definition: Definition): number => {
      const before = known.get(definition);
      if (before !== undefined) return before;
      // A GraphQL rule refuses a fragment that spreads itself; here it ends the recursion.
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
      // Two fragments of the same name count as one; a GraphQL rule refuses them.
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

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const QUOTED =
  '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t\\x20-\\x7e\\x80-\\xff])*"';
const TYPE = new RegExp(`^[ \\t]*(${TOKEN}/${TOKEN})`);
/** One `;`, with the parameter that may follow it. */
const PARAMETER = new RegExp(`[ \\t]*;[ \\t]*(?:(${TOKEN})=(${TOKEN}|${QUOTED}))?`, 'y');
const END = /[ \t]*$/y;
const UTF_8 = /^utf-?8$/i;

/** Classification of the `Content-Type` of a body that should be JSON. */
export type JsonType = 'json' | 'other charset' | 'other type';

/**
 * Parses a media type according to RFC 9110, section 8.3.1: letters in either case, whitespace
 * around a semicolon, a semicolon without a parameter, further parameters, and quoted values. Every
 * `charset` must be UTF-8, the only one in which JSON is exchanged (RFC 8259, section 8.1).
 */
export function jsonType(value: string | undefined): JsonType {
  if (value === 'application/json') return 'json';
  const type = TYPE.exec(value ?? '');
  if (value === undefined || type?.[1]?.toLowerCase() !== 'application/json') return 'other type';
  let charset = true;
  let at = type[0].length;
  for (;;) {
    END.lastIndex = at;
    if (END.test(value)) return charset ? 'json' : 'other charset';
    PARAMETER.lastIndex = at;
    const parameter = PARAMETER.exec(value);
    if (parameter === null) return 'other type';
    at = PARAMETER.lastIndex;
    const [, name, given = ''] = parameter;
    if (name?.toLowerCase() === 'charset') charset &&= UTF_8.test(unquoted(given));
  }
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}

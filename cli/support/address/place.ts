/** A part of the product that a command uses: a running service, a data folder or a database. */
export interface Place {
  /** What it is and which option or variable names it: `http://127.0.0.1:4100 (from PORT)`. */
  readonly text: string;
}

/** The options with which every command names the product that it is meant for. */
export const ADDRESS_OPTIONS = {
  url: { url: { type: 'string' } },
  dataDir: { 'data-dir': { type: 'string' } },
  quiet: { quiet: { type: 'boolean', default: false } },
} as const;

/** The lines of `--help` about these options. */
export const ADDRESS_HELP = {
  url: `  --url URL       the service (default: PUBLIC_URL, else HOST and PORT, else
                  http://127.0.0.1:4000)
`,
  dataDir: `  --data-dir DIR  the data folder of the product (default: DATA_DIR, else .data)
`,
  quiet: `  --quiet         does not print on stderr which product is meant
`,
} as const;

/** Prints one sentence on stderr with the places that a command uses. */
export function announce(places: readonly Place[], { quiet }: { readonly quiet: boolean }): void {
  if (quiet || places.length === 0) return;
  process.stderr.write(`Using ${places.map(({ text }) => text).join(' and ')}.\n`);
}

/** The text of a place: what it is, and the option or variable that names it. */
export function placeText(what: string, source: string | undefined): string {
  return `${what} (${source === undefined ? 'default' : `from ${source}`})`;
}

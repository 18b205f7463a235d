/** A text in both languages of the documentation. */
export interface Text {
  readonly english: string;
  readonly chinese: string;
}

/** The form of a value: its parser, and its name in the documentation. */
export interface Form<Value> extends Text {
  readonly schema: Readable<Value>;
}

/** The part of a zod schema that reads a setting. */
interface Readable<Value> {
  safeParse(
    text: unknown,
  ):
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: Faults };
}

interface Faults {
  readonly issues: readonly { readonly message: string }[];
}

/** The documentation of a setting besides its form and its defaults. */
export interface Description extends Text {
  /** Its value may also come from the file of `NAME_FILE` or the command of `NAME_COMMAND`. */
  readonly secret?: true;
  /** For a setting without a default: the behaviour when it is not set, in words. */
  readonly absent?: Text;
}

/** Default values of a setting. */
export interface Defaults<Value> {
  readonly default: Value;
  /** Used instead when NODE_ENV is production. */
  readonly production?: Value;
  /** Used instead in a subgraph process. */
  readonly subgraph?: Value;
}

/** A setting of the environment; `Value` includes undefined where it has no default. */
export interface Setting<Value = unknown> {
  readonly form: Form<Value>;
  readonly about: Description;
  readonly defaults?: Defaults<Value>;
}

/** Settings by the name of their variable. */
export type Settings = Readonly<Record<string, Setting>>;

/** Declares a setting once, for the programs that read it and the documentation that lists it. */
export function setting<Value>(
  form: Form<Value>,
  about: Description,
  defaults: Defaults<NoInfer<Value>>,
): Setting<Value>;
export function setting<Value>(form: Form<Value>, about: Description): Setting<Value | undefined>;
export function setting<Value>(
  form: Form<Value>,
  about: Description,
  defaults?: Defaults<NoInfer<Value>>,
): Setting<Value | undefined> {
  return Object.freeze({ form, about, ...(defaults && { defaults }) });
}

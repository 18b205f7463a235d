import {
  baseType,
  isCompositeType,
  isListType,
  isNonNullType,
  type FieldSelection,
  type Operation,
  type Schema,
  type Type,
} from '@apollo/federation-internals';
import { RawText } from '../../rawJson/rawText';
import type { Data } from '../data';
import { ANOMALY } from './anomaly';
import type { ConditionValues } from './conditions';
import { leafCheck } from './leafCheck';
import { selectedFields, type PlacedSet, type SelectedField } from './selectedFields';

/**
 * Makes of the data that a plan gathered what the client asked for.
 * @throws ANOMALY when the data is not as the schema has it
 */
export type Projection = (data: Data) => Data;

/**
 * Compiles the shaping of an operation's answer: a function of its own for each selection on each
 * type of object, written the first time that the data has one. It decides nothing that could be
 * otherwise: a null that may not be there, a value of another type, a type nobody knows are left
 * to stock response shaping, which sees the same data.
 * @param values of the variables in the operation's conditions
 */
export function compileProjection(operation: Operation, values: ConditionValues): Projection {
  const { selectionSet: set } = operation;
  const scope = { schema: set.parentType.schema(), values };
  return objectReader([{ set, parent: set.parentType }], scope) as Projection;
}

interface Scope {
  readonly schema: Schema;
  readonly values: ConditionValues;
}

type Reader = (value: never) => unknown;

/** Reads objects at one place: by their own `__typename` where the data has it. */
function objectReader(sets: readonly PlacedSet[], scope: Scope): Reader {
  const readers = new Map<unknown, Reader>();
  return (value: Data) => {
    if (typeof value !== 'object' || Array.isArray(value) || value instanceof RawText)
      throw ANOMALY;
    const typename = value['__typename'];
    const reader = readers.get(typename);
    if (reader !== undefined) return reader(value as never);
    if (typename !== undefined && typeof typename !== 'string') throw ANOMALY;
    const fields = selectedFields(sets, scope.schema, typename || undefined, scope.values);
    if (fields === undefined) throw ANOMALY;
    const fresh = new ReaderText(scope).compile(fields);
    readers.set(typename, fresh);
    return fresh(value as never);
  };
}

/** Names that an object has without having been given them: no data is read by them. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The text of one reader: `d` is the object read, `c` the values that the text refers to. */
class ReaderText {
  private readonly scope: Scope;
  private readonly constants: unknown[] = [ANOMALY, RawText];
  private readonly lines: string[] = [];
  private readonly members: string[] = [];

  constructor(scope: Scope) {
    this.scope = scope;
  }

  compile(fields: readonly SelectedField[]): Reader {
    for (const field of fields) this.field(field);
    const body = [...this.lines, `return { ${this.members.join(', ')} };`].join('\n');
    // The text holds names of the schema and of the operation as JSON, and nothing else that
    // comes from anybody.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const make = new Function('c', `'use strict';\nreturn (d) => {\n${body}\n};`);
    return (make as (constants: readonly unknown[]) => Reader)(this.constants);
  }

  private field({ key, selections, typename }: SelectedField): void {
    if (INHERITED.has(key)) throw ANOMALY;
    const name = JSON.stringify(key);
    if (typename !== undefined) {
      const told = JSON.stringify(typename);
      // Under an alias the data may tell something else than under the field's own name.
      if (key !== '__typename')
        this.lines.push(`if (d[${name}] != null && d[${name}] !== ${told}) throw c[0];`);
      this.members.push(`${name}: ${told}`);
      return;
    }
    const type = selections[0]?.element.definition.type;
    if (type === undefined) throw ANOMALY;
    const sets = selections.flatMap(({ element, selectionSet: set }): PlacedSet[] => {
      const parent = element.definition.type && baseType(element.definition.type);
      return set && parent && isCompositeType(parent) ? [{ set, parent }] : [];
    });
    const variable = `v${this.members.length}`;
    const lines = this.value(variable, type, sets, 0);
    this.lines.push(
      `let ${variable} = d[${name}];`,
      ...this.unlessSpliced(variable, selections, lines),
    );
    this.members.push(`${name}: ${variable}`);
  }

  /** A text stays as it is where it was written for this very selection. */
  private unlessSpliced(
    name: string,
    [selection, ...others]: readonly FieldSelection[],
    lines: readonly string[],
  ): string[] {
    const only = others.every((other) => other === selection);
    const fits = only ? `${name}.field.selection === ${this.constant(selection)}` : 'false';
    return [
      `if (${name} instanceof c[1]) { if (!(${fits})) throw c[0]; }`,
      'else {',
      ...lines,
      '}',
    ];
  }

  /** Lines that turn a variable from the data's value into the answer's. */
  private value(name: string, type: Type, sets: readonly PlacedSet[], depth: number): string[] {
    const absent = isNonNullType(type) ? 'throw c[0];' : `${name} = null;`;
    const inner = isNonNullType(type) ? (type.ofType as Type) : type;
    const present = this.present(name, inner, sets, depth);
    return [
      `if (${name} == null) { ${absent} }`,
      ...(present.length > 0 ? ['else {', ...present, '}'] : []),
    ];
  }

  private present(name: string, type: Type, sets: readonly PlacedSet[], depth: number): string[] {
    if (isListType(type)) {
      const [list, item, at] = [`l${depth}`, `i${depth}`, `n${depth}`];
      return [
        `if (!Array.isArray(${name})) throw c[0];`,
        `const ${list} = new Array(${name}.length);`,
        `for (let ${at} = 0; ${at} < ${name}.length; ${at}++) {`,
        `let ${item} = ${name}[${at}];`,
        `if (${item} === undefined) throw c[0];`,
        ...this.value(item, type.ofType as Type, sets, depth + 1),
        `${list}[${at}] = ${item};`,
        '}',
        `${name} = ${list};`,
      ];
    }
    if (isNonNullType(type)) throw ANOMALY;
    if (isCompositeType(type))
      return [`${name} = ${this.constant(objectReader(sets, this.scope))}(${name});`];
    const constant = (value: unknown) => this.constant(value);
    const check = leafCheck(this.scope.schema, type, name, constant);
    return check === undefined ? [] : [`if (!(${check})) throw c[0];`];
  }

  /** A value's name in the text. */
  private constant(value: unknown): string {
    return `c[${this.constants.push(value) - 1}]`;
  }
}

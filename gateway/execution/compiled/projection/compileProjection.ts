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
 * Shapes the data that a plan fetched into the answer for the client.
 * @throws ANOMALY if the data does not conform to the schema
 */
export type Projection = (data: Data) => Data;

/**
 * Compiles the shaping of an operation's answer: one function for each selection set on each object
 * type, generated when the data first has an object of the type. It handles valid data only: a null
 * in a non-null position, a value of another type and an unknown type are left to stock response
 * shaping, which gets the same data.
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

/** Reads the objects of one field, by their `__typename` if the data has one. */
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
    const fresh = new ReaderCode(scope).compile(fields);
    readers.set(typename, fresh);
    return fresh(value as never);
  };
}

/** Names that every object inherits; a field with such a name is left to stock response shaping. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Generates the code of one reader: `d` is the object, `c` the constants that the code refers to.
 */
class ReaderCode {
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
    // The code contains names of the schema and of the operation as JSON strings, and no other
    // input of a caller.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const make = new Function('c', `'use strict';\nreturn (d) => {\n${body}\n};`);
    return (make as (constants: readonly unknown[]) => Reader)(this.constants);
  }

  private field({ key, selections, typename }: SelectedField): void {
    if (INHERITED.has(key)) throw ANOMALY;
    const name = JSON.stringify(key);
    if (typename !== undefined) {
      const expected = JSON.stringify(typename);
      // Under an alias the data may have another type than under `__typename`.
      if (key !== '__typename')
        this.lines.push(`if (d[${name}] != null && d[${name}] !== ${expected}) throw c[0];`);
      this.members.push(`${name}: ${expected}`);
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
      ...this.unlessRaw(variable, selections, lines),
    );
    this.members.push(`${name}: ${variable}`);
  }

  /** Raw JSON is copied unchanged if it was read for exactly this selection. */
  private unlessRaw(
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

  /** Code that converts the value of a variable from the data's form to the answer's form. */
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

  /** The expression for a value in the code. */
  private constant(value: unknown): string {
    return `c[${this.constants.push(value) - 1}]`;
  }
}

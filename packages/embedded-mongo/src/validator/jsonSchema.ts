import { mongoError } from '../base/errors';
import { compareValues, equalValues } from '../values/compare';
import { isIntegral, isZero, remainder, toNumber } from '../values/numbers';
import { type Doc, type Value, bsonTypeName, getField, isDoc, isNum } from '../values/types';
import { compileRegex } from '../regex/regex';

/** One rule a document broke: MongoDB's `details` entry in errInfo. */
export type Detail = Doc;
type Check = (value: Value | undefined) => Detail[];

/** Keywords of JSON Schema draft 4 (and MongoDB's bsonType) by name. */
type Keyword = (operand: Value, schema: Doc) => Check;

const ANNOTATIONS = ['title', 'description', '$comment'];
const JSON_TYPES = ['object', 'array', 'number', 'boolean', 'string', 'null'];

/**
 * Compiles a $jsonSchema. The check returns undefined for a valid document, else the `details`
 * of error 121's errInfo: `{operatorName: '$jsonSchema', schemaRulesNotSatisfied: [...]}`.
 * Throws 9 FailedToParse naming an unknown keyword.
 */
export function compileJsonSchema(schema: Doc): (doc: Doc) => Doc | undefined {
  const check = compileSchema(schema);
  return (doc) => {
    const broken = check(doc);
    if (broken.length === 0) return undefined;
    return { operatorName: '$jsonSchema', schemaRulesNotSatisfied: broken };
  };
}

function compileSchema(schema: Doc): Check {
  const checks: Check[] = [];
  for (const name of Object.keys(schema)) {
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
    if (keyword) checks.push(keyword(schema[name] ?? null, schema));
    else if (!ANNOTATIONS.includes(name)) refuse(name);
  }
  return (value) => checks.flatMap((check) => check(value));
}

function refuse(name: string): never {
  const known = ['$ref', '$schema', 'default', 'definitions', 'format', 'id'];
  const state = known.includes(name) ? 'is not currently supported' : '';
  throw mongoError(
    9,
    state ? `$jsonSchema keyword '${name}' ${state}` : `Unknown $jsonSchema keyword: ${name}`,
  );
}

/** A rule on present values of some kind; others pass. */
function rule<T extends Value>(
  name: string,
  applies: (value: Value | undefined) => value is T,
  holds: (value: T) => boolean,
  operand: Value,
  reason: string,
): Check {
  return (value) => {
    if (!applies(value) || holds(value)) return [];
    return [
      { operatorName: name, specifiedAs: { [name]: operand }, reason, consideredValue: value },
    ];
  };
}

const isPresent = (value: Value | undefined): value is Value => value !== undefined;
const isString = (value: Value | undefined): value is string => typeof value === 'string';
const isArray = (value: Value | undefined): value is Value[] => Array.isArray(value);
const lengthOf = (text: string): number => [...text].length;

function typeKeyword(name: 'type' | 'bsonType'): Keyword {
  return (operand) => {
    const wanted = (Array.isArray(operand) ? operand : [operand]).map((type) => {
      if (typeof type !== 'string') {
        throw mongoError(
          14,
          `$jsonSchema keyword '${name}' must be either a string or an array of strings`,
        );
      }
      if (name === 'type' && type === 'integer') {
        throw mongoError(9, "$jsonSchema type 'integer' is not currently supported.");
      }
      if (name === 'type' && !JSON_TYPES.includes(type))
        throw mongoError(2, `Unknown type name alias: ${type}`);
      return type === 'boolean' ? 'bool' : type;
    });
    return (value) => {
      const type = bsonTypeName(value);
      if (
        value === undefined ||
        wanted.includes(type) ||
        (wanted.includes('number') && isNum(value))
      )
        return [];
      return [
        {
          operatorName: name,
          specifiedAs: { [name]: operand },
          reason: 'type did not match',
          consideredValue: value,
          consideredType: type,
        },
      ];
    };
  };
}

function bound(name: string, flag: string, sign: 1 | -1): Keyword {
  return (operand, schema) => {
    if (!isNum(operand)) throw mongoError(14, `$jsonSchema keyword '${name}' must be a number`);
    const strict = schema[flag] === true;
    return rule(
      name,
      isNum,
      (value) => {
        const order = compareValues(value, operand) * sign;
        return order > 0 || (order === 0 && !strict);
      },
      operand,
      'comparison failed',
    );
  };
}

function size<T extends Value>(
  name: string,
  applies: (value: Value | undefined) => value is T,
  measure: (value: T) => number,
  most: boolean,
  reason: string,
): Keyword {
  return (operand) => {
    if (!isNum(operand) || !isIntegral(operand) || toNumber(operand) < 0) {
      throw mongoError(9, `$jsonSchema keyword '${name}' must be a non-negative integer`);
    }
    const limit = toNumber(operand);
    return rule(
      name,
      applies,
      (value) => (most ? measure(value) <= limit : measure(value) >= limit),
      operand,
      reason,
    );
  };
}

function schemas(name: string, operand: Value): Check[] {
  if (!Array.isArray(operand) || operand.length === 0) {
    throw mongoError(14, `$jsonSchema keyword '${name}' must be a non-empty array`);
  }
  return operand.map((schema) => compileSchema(requireSchema(name, schema)));
}

function requireSchema(name: string, value: Value): Doc {
  if (!isDoc(value)) throw mongoError(14, `$jsonSchema keyword '${name}' must be an object`);
  return value;
}

function combined(
  name: string,
  holds: (passed: number, total: number) => boolean,
  reason: string,
): Keyword {
  return (operand) => {
    const checks = schemas(name, operand);
    return (value) => {
      const failures = checks.map((check) => check(value));
      const passed = failures.filter((broken) => broken.length === 0).length;
      if (holds(passed, checks.length)) return [];
      const details = failures.flatMap((broken, index): Doc[] =>
        broken.length > 0 ? ([{ index, details: broken }] as unknown as Doc[]) : [],
      );
      return name === 'oneOf' && passed > 1
        ? [{ operatorName: name, reason }]
        : [{ operatorName: name, schemasNotSatisfied: details }];
    };
  };
}

const properties: Keyword = (operand) => {
  const named = requireSchema('properties', operand);
  const checks = Object.keys(named).map((name): [string, Check, Doc] => {
    const inner = requireSchema('properties', named[name] ?? null);
    return [name, compileSchema(inner), inner];
  });
  return (value) => {
    if (!isDoc(value)) return [];
    const broken = checks.flatMap(([name, check, inner]): Doc[] => {
      const details = check(getField(value, name));
      if (details.length === 0) return [];
      const described = inner['description'];
      return [
        {
          propertyName: name,
          ...(described === undefined ? {} : { description: described }),
          details,
        },
      ];
    });
    return broken.length === 0
      ? []
      : [{ operatorName: 'properties', propertiesNotSatisfied: broken }];
  };
};

const required: Keyword = (operand) => {
  if (!Array.isArray(operand) || !operand.every(isString)) {
    throw mongoError(14, "$jsonSchema keyword 'required' must be an array of strings");
  }
  return (value) => {
    if (!isDoc(value)) return [];
    const missingProperties = operand.filter((name) => getField(value, name) === undefined);
    if (missingProperties.length === 0) return [];
    return [{ operatorName: 'required', specifiedAs: { required: operand }, missingProperties }];
  };
};

const patternProperties: Keyword = (operand) => {
  const patterns = requireSchema('patternProperties', operand);
  const checks = Object.keys(patterns).map((pattern): [RegExp, Check] => [
    compileRegex(pattern, ''),
    compileSchema(requireSchema('patternProperties', patterns[pattern] ?? null)),
  ]);
  return (value) => {
    if (!isDoc(value)) return [];
    const details = Object.keys(value).flatMap((propertyName): Doc[] => {
      const broken = checks.flatMap(([regex, check]) =>
        regex.test(propertyName) ? check(value[propertyName]) : [],
      );
      return broken.length === 0 ? [] : [{ propertyName, details: broken }];
    });
    return details.length === 0 ? [] : [{ operatorName: 'patternProperties', details }];
  };
};

const additionalProperties: Keyword = (operand, schema) => {
  if (typeof operand !== 'boolean' && !isDoc(operand)) {
    throw mongoError(
      14,
      "$jsonSchema keyword 'additionalProperties' must be either an object or a boolean",
    );
  }
  const known = new Set(isDoc(schema['properties']) ? Object.keys(schema['properties']) : []);
  const patterns = isDoc(schema['patternProperties'])
    ? Object.keys(schema['patternProperties'])
    : [];
  const regexes = patterns.map((pattern) => compileRegex(pattern, ''));
  const check = isDoc(operand) ? compileSchema(operand) : undefined;
  return (value) => {
    if (!isDoc(value) || operand === true) return [];
    const extra = Object.keys(value).filter(
      (name) => !known.has(name) && !regexes.some((regex) => regex.test(name)),
    );
    const bad = check ? extra.filter((name) => check(value[name]).length > 0) : extra;
    if (bad.length === 0) return [];
    const specifiedAs = { additionalProperties: operand };
    return [{ operatorName: 'additionalProperties', specifiedAs, additionalProperties: bad }];
  };
};

const items: Keyword = (operand, schema) => {
  const list = Array.isArray(operand) ? operand : undefined;
  const checks = (list ?? [operand]).map((each) => compileSchema(requireSchema('items', each)));
  const rest = schema['additionalItems'];
  const restCheck = isDoc(rest) ? compileSchema(rest) : undefined;
  return (value) => {
    if (!Array.isArray(value)) return [];
    for (const [itemIndex, item] of value.entries()) {
      const check = list ? (checks[itemIndex] ?? restCheck) : checks[0];
      const details = check?.(item) ?? [];
      if (details.length > 0)
        return [
          {
            operatorName: 'items',
            reason: 'At least one item did not match the sub-schema',
            itemIndex,
            details,
          },
        ] as unknown as Doc[];
      if (!check && rest === false) {
        return [{ operatorName: 'additionalItems', specifiedAs: { additionalItems: false } }];
      }
    }
    return [];
  };
};

const nothing: Keyword = () => () => [];

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: typeKeyword('type'),
  bsonType: typeKeyword('bsonType'),
  required,
  properties,
  patternProperties,
  additionalProperties,
  items,
  additionalItems: nothing,
  exclusiveMinimum: nothing,
  exclusiveMaximum: nothing,
  minimum: bound('minimum', 'exclusiveMinimum', 1),
  maximum: bound('maximum', 'exclusiveMaximum', -1),
  minLength: size(
    'minLength',
    isString,
    lengthOf,
    false,
    'specified string length was not satisfied',
  ),
  maxLength: size(
    'maxLength',
    isString,
    lengthOf,
    true,
    'specified string length was not satisfied',
  ),
  minItems: size(
    'minItems',
    isArray,
    (list) => list.length,
    false,
    'array did not match specified length',
  ),
  maxItems: size(
    'maxItems',
    isArray,
    (list) => list.length,
    true,
    'array did not match specified length',
  ),
  minProperties: size(
    'minProperties',
    isDoc,
    (doc) => Object.keys(doc).length,
    false,
    'specified number of properties was not satisfied',
  ),
  maxProperties: size(
    'maxProperties',
    isDoc,
    (doc) => Object.keys(doc).length,
    true,
    'specified number of properties was not satisfied',
  ),
  pattern: (operand) => {
    if (typeof operand !== 'string')
      throw mongoError(14, "$jsonSchema keyword 'pattern' must be a string");
    const regex = compileRegex(operand, '');
    return rule(
      'pattern',
      isString,
      (text) => regex.test(text),
      operand,
      'regular expression did not match',
    );
  },
  enum: (operand) => {
    if (!Array.isArray(operand) || operand.length === 0) {
      throw mongoError(9, "$jsonSchema keyword 'enum' must be a non-empty array");
    }
    return rule(
      'enum',
      isPresent,
      (value) => operand.some((each) => equalValues(each, value)),
      operand,
      'value was not found in enum',
    );
  },
  multipleOf: (operand) => {
    if (!isNum(operand) || compareValues(operand, null) < 0 || isZero(operand)) {
      throw mongoError(9, "$jsonSchema keyword 'multipleOf' must have a positive value");
    }
    return rule(
      'multipleOf',
      isNum,
      (value) => isZero(remainder(value, operand)),
      operand,
      'considered value is not a multiple of the specified value',
    );
  },
  uniqueItems: (operand) =>
    rule(
      'uniqueItems',
      isArray,
      (list) => {
        if (operand !== true) return true;
        const sorted = [...list].sort(compareValues);
        return sorted.every((item, i) => i === 0 || !equalValues(item, sorted[i - 1]));
      },
      operand,
      'found a duplicate item',
    ),
  allOf: combined('allOf', (passed, total) => passed === total, ''),
  anyOf: combined('anyOf', (passed) => passed > 0, ''),
  oneOf: combined('oneOf', (passed) => passed === 1, 'more than one subschema matched'),
  not: (operand) => {
    const check = compileSchema(requireSchema('not', operand));
    return (value) =>
      value === undefined || check(value).length > 0
        ? []
        : [{ operatorName: 'not', reason: 'child expression matched' }];
  },
};

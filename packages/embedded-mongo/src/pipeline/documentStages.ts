import { MongoError, mongoError } from '../base/errors';
import { type ExpressionEnv, compileExpression } from '../expressions/index';
import { compileProjection } from '../query/project';
import { addPath, computeFields, emptyTree } from '../query/projectionTree';
import { describe } from '../values/describe';
import { type Doc, type Value, bsonTypeName, isDoc } from '../values/types';

export type Transform = (doc: Doc) => Doc;
type CompileTransform = (spec: Value, env: ExpressionEnv, name: string) => Transform;

/** Adds MongoDB's `Invalid $x :: caused by ::` to the errors of a specification. */
function within<T>(stage: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof MongoError)) throw error;
    throw mongoError(error.code, `Invalid ${stage} :: caused by :: ${error.message}`);
  }
}

const project: CompileTransform = (spec, env, name) => {
  if (!isDoc(spec)) throw mongoError(15969, `${name} specification must be an object`);
  return within(name, () => {
    if (Object.keys(spec).length === 0) {
      throw mongoError(51272, 'projection specification must have at least one field');
    }
    return compileProjection(spec, env, false);
  });
};

const addFields: CompileTransform = (spec, env, name) => {
  if (!isDoc(spec)) {
    throw mongoError(
      40272,
      `${name} specification stage must be an object, got ${bsonTypeName(spec)}`,
    );
  }
  return within(name, () => {
    const tree = emptyTree();
    const add = (prefix: string, fields: Doc): void => {
      for (const field of Object.keys(fields)) {
        const value = fields[field] ?? null;
        const path = prefix + field;
        if (field.startsWith('$')) {
          throw mongoError(
            16410,
            "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
          );
        }
        const first = isDoc(value) ? Object.keys(value)[0] : undefined;
        if (isDoc(value) && first !== undefined && !first.startsWith('$')) add(`${path}.`, value);
        else addPath(tree, path, compileExpression(value, env));
      }
    };
    add('', spec);
    return (doc) => computeFields(doc, tree, { root: doc, current: doc }) as Doc;
  });
};

const unset: CompileTransform = (spec, env, name) => {
  const fields = Array.isArray(spec) ? spec : [spec];
  if (fields.length === 0) {
    throw mongoError(
      31119,
      '$unset specification must be a string or an array with at least one field',
    );
  }
  for (const field of fields) {
    if (typeof field !== 'string') {
      throw mongoError(
        Array.isArray(spec) ? 31120 : 31002,
        Array.isArray(spec)
          ? '$unset specification must be a string or an array containing only string values'
          : '$unset specification must be a string or an array',
      );
    }
  }
  return within(name, () =>
    compileProjection(Object.fromEntries(fields.map((f) => [f, false])) as Doc, env, false),
  );
};

function newRoot(expression: Value, env: ExpressionEnv, name: string): Transform {
  const evaluate = compileExpression(expression, env);
  const label = name === '$replaceWith' ? "'replacement document'" : "'newRoot' expression ";
  return (doc) => {
    const value = evaluate({ root: doc, current: doc });
    if (isDoc(value)) return value;
    throw mongoError(
      40228,
      `${label} must evaluate to an object, but resulting value was: ${describe(value)}. Type of resulting value: '${bsonTypeName(value)}'. Input document: ${describe(doc)}`.replace(
        '  ',
        ' ',
      ),
    );
  };
}

const replaceRoot: CompileTransform = (spec, env, name) => {
  if (!isDoc(spec)) {
    throw mongoError(
      40229,
      `expected an object as specification for $replaceRoot stage, got ${bsonTypeName(spec)}`,
    );
  }
  const odd = Object.keys(spec).find((key) => key !== 'newRoot');
  if (odd !== undefined)
    throw mongoError(40415, `BSON field '$replaceRoot.${odd}' is an unknown field.`);
  if (!('newRoot' in spec))
    throw mongoError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
  return newRoot(spec['newRoot'] ?? null, env, name);
};

/** The stages that turn one document into one, which pipeline updates may use too. */
export const TRANSFORMS: Readonly<Record<string, CompileTransform>> = {
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: newRoot,
};

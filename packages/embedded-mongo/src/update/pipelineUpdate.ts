import { mongoError } from '../base/errors';
import type { ExpressionEnv } from '../expressions/index';
import { TRANSFORMS, type Transform } from '../pipeline/documentStages';
import { type Doc, type Value, isDoc } from '../values/types';

/** Compiles an update given as a pipeline of document stages; other stages are refused (72). */
export function compilePipelineUpdate(stages: readonly Value[], env: ExpressionEnv): Transform {
  const transforms = stages.map((stage) => {
    if (!isDoc(stage))
      throw mongoError(14, "Each element of the 'pipeline' array must be an object");
    const [name = '', ...others] = Object.keys(stage);
    if (others.length > 0 || name === '') {
      throw mongoError(
        40323,
        'A pipeline stage specification object must contain exactly one field.',
      );
    }
    const compile = Object.hasOwn(TRANSFORMS, name) ? TRANSFORMS[name] : undefined;
    if (!compile) throw mongoError(72, `${name} is not allowed to be used within an update`);
    return compile(stage[name] ?? null, env, name);
  });
  return (doc) => {
    const result = transforms.reduce<Doc>((current, transform) => transform(current), doc);
    const id = doc['_id'];
    return id === undefined || '_id' in result ? result : { _id: id, ...result };
  };
}

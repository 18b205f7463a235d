import type { ExpressionEnv } from '../expressions/index';
import type { Doc } from '../values/types';

/** What a pipeline needs from the engine. */
export interface PipelineEnv {
  /**
   * The documents of another collection of the same database, or the part of them that is given
   * (an index may serve it). An unknown collection is empty. Read by $lookup and $unionWith.
   */
  collection(name: string, part?: Part): AsyncIterable<Doc>;
  /** `let` variables and the command's time. */
  expressions?: ExpressionEnv;
  /** Bytes a $sort, $group or $facet may hold; 100 MB as in MongoDB unless given. */
  memoryLimit?: number;
}

/** One document in, at most one out. */
export interface DocumentStage {
  kind: 'document';
  apply(doc: Doc): Doc | undefined;
}
/** One document in, any number out. */
export interface ExpandStage {
  kind: 'expand';
  apply(doc: Doc): Iterable<Doc>;
}
/** Sees the whole stream. */
export interface StreamStage {
  kind: 'stream';
  apply(input: AsyncIterable<Doc>): AsyncIterable<Doc>;
}
export type Stage = DocumentStage | ExpandStage | StreamStage;

export interface StageContext {
  env: PipelineEnv;
  /** Compiles a nested pipeline ($lookup, $facet, $unionWith), with more variables bound. */
  nested(stages: Doc[], variables?: ExpressionEnv['variables']): Pipeline;
}

export type CompileStage = (spec: Doc[string], context: StageContext) => Stage;

/** The leading stages an index planner can answer, and what is left after them. */
export interface Prefix {
  match?: Doc;
  sort?: Doc;
  skip?: number;
  limit?: number;
  rest: Doc[];
}

/** What leading stages leave of a collection. */
export interface Part extends Omit<Prefix, 'rest'> {
  /** What its expressions may refer to, where that is more than the command's own. */
  expressions?: ExpressionEnv | undefined;
}

export interface Pipeline {
  /** Runs the whole pipeline; yields to the event loop every few milliseconds. */
  run(source: AsyncIterable<Doc>): AsyncGenerator<Doc>;
  prefix: Prefix;
}

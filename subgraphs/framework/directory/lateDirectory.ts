import type { SubjectDirectory } from '../../../schema/directory';

/** A directory that is provided after the subgraphs that use it have been created. */
export interface LateDirectory extends SubjectDirectory {
  /** Provides the directory; without one, every question fails. */
  provide(directory: SubjectDirectory | undefined): void;
}

export function lateDirectory(): LateDirectory {
  let provided: SubjectDirectory | undefined;
  return {
    provide(directory) {
      provided = directory;
    },
    async resolve(questions) {
      if (provided === undefined) throw new Error('The subject directory is not available yet.');
      return provided.resolve(questions);
    },
  };
}

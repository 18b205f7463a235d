import type { SubjectDirectory } from '../../../schema/directory';

/** A directory that is provided after the subgraphs that use it have been created. */
export interface LateDirectory extends SubjectDirectory {
  /** Provides the directory; without one, every question fails. */
  provide(directory: SubjectDirectory | undefined): void;
}

export function lateDirectory(): LateDirectory {
  let provided: SubjectDirectory | undefined;
  const current = () => {
    if (provided === undefined) throw new Error('The subject directory is not available yet.');
    return provided;
  };
  return {
    provide(directory) {
      provided = directory;
    },
    resolve: async (questions) => current().resolve(questions),
    describe: async (ids) => current().describe(ids),
    classify: async (ids) => current().classify(ids),
  };
}

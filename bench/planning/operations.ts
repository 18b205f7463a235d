import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, validate, type GraphQLSchema } from 'graphql';
import { ROOT } from '../../process/root';
import { followRoutes, routesToSubjects } from './hops';
/** Where operations stand: in the quotes of a program, or in the fences of a document. */
const QUOTED = /`([^`]*\{[^`]*)`|'([^'\n]*\{[^'\n]*)'|^```graphql\n([\s\S]*?)^```/gm;
/** Steps from subject to subject in the generated operations. */
const STEPS = [1, 2, 3, 4, 5, 6];

/** Operations by where they come from. */
export interface Operations {
  /** Those of the tests, the benches and the documents that are valid for the product's schema. */
  readonly found: readonly string[];
  /** So many steps over each route from a subject to a subject. */
  readonly generated: readonly string[];
}

/** Collects the different operations that the planner of the product meets. */
export function collectOperations(schema: GraphQLSchema): Operations {
  const files = [
    ...['tests', 'bench'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(ROOT, folder, file)),
    ),
    join(ROOT, 'README.md'),
    ...readdirSync(join(ROOT, 'docs'))
      .filter((file) => /^[\w-]+\.md$/.test(file))
      .map((file) => join(ROOT, 'docs', file)),
  ];
  const texts = files
    .sort()
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(QUOTED)].map(([, ...groups]) => groups.join('')),
    );
  const routes = routesToSubjects(schema);
  return {
    found: [...new Set(texts)].filter((text) => isOperation(schema, text)),
    generated: STEPS.flatMap((count) =>
      routes.map((route) => followRoutes(Array.from({ length: count }, () => route))),
    ),
  };
}

/** Whether a text is one operation that the schema knows. */
function isOperation(schema: GraphQLSchema, text: string): boolean {
  try {
    const document = parse(text);
    const operations = document.definitions.filter(
      ({ kind }) => kind === Kind.OPERATION_DEFINITION,
    );
    return operations.length === 1 && validate(schema, document).length === 0;
  } catch {
    // Most quoted texts are no GraphQL.
    return false;
  }
}

import type { AskedPaths } from './askedPaths';
import { normalSegments } from './paths';

/**
 * Gathers, during one request, where subgraphs answered with a masked value. A subgraph reports
 * `extensions.masked` relative to its own answer; in an entity fetch that begins with
 * `_entities.@`, which stands for the place the entities were fetched for.
 */
export class MaskedPaths {
  private readonly paths = new Set<string>();

  /** @param at the place in the client's answer that the fetch was made for */
  report(at: readonly (string | number)[], extensions: unknown): void {
    const masked = (extensions as { masked?: unknown } | undefined)?.masked;
    if (!Array.isArray(masked)) return;
    const parent = normalSegments(at).filter((segment) => !segment.startsWith('|'));
    for (const path of masked) {
      if (typeof path !== 'string') continue;
      const segments = path.split('.');
      const own = segments[0] === '_entities' ? segments.slice(2) : segments;
      this.paths.add([...parent, ...own].join('.'));
    }
  }

  get any(): boolean {
    return this.paths.size > 0;
  }

  /** Those of them that the client asked for, sorted. */
  asked(asked: AskedPaths): string[] {
    const own = [...this.paths].flatMap((path) => {
      const segments = path.split('.');
      const part = asked.askedPart(segments);
      return part.length === segments.length ? [part.join('.')] : [];
    });
    return [...new Set(own)].sort();
  }
}

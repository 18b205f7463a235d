import { ANONYMOUS, ROLES, type Viewer } from '../../../schema/viewer';
import type { Random } from './random';

/** A random caller; one in six has no token. */
export function randomViewer(random: Random): Viewer {
  if (random.chance(1 / 6)) return ANONYMOUS;
  return {
    actor: 'somebody',
    authenticated: true,
    roles: random.some(ROLES, 0.3),
    assurance: random.below(4),
    represents: random.some(['c1', 'c2', 'p1', 'h1'], 0.3),
    ...(random.chance(0.5) && { subjectId: random.pick(['p1', 'p2', 'p3', 'c1', 'h1']) }),
    ...(random.chance(0.3) && { department: random.pick(['justice', 'taxation']) }),
    ...(random.chance(0.6) && {
      purpose: random.pick(['lending', 'supervision', 'self', 'break-glass', 'marketing']),
    }),
  };
}

import { randomUUID } from 'node:crypto';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { matrixOn } from '../../../../schema/policy/matrix';
import type { LogEvent } from './sealEvent';

/** The event of an operator's command on the log itself. @param reason what the command did */
export function operatorEvent(command: 'prune' | 'resume', reason: string, now: Date): LogEvent {
  return {
    id: randomUUID(),
    at: now.toISOString(),
    requestId: command,
    operation: '',
    subgraph: 'subjects',
    actor: 'operator',
    roles: [],
    basis: 'DUTY',
    reason,
    matrix: matrixOn(chinaDate(now)).version,
    clusters: [],
    disclosed: [],
    masked: [],
    denied: [],
  };
}

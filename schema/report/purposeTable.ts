import type { MatrixVersion } from '../policy/matrix';
import { PURPOSES } from '../policy/purposes';

const PROOF = {
  consent: '信息主体同意 the subject’s consent',
  case: '案号 the number of a case',
  reason: '理由（同时告知审计人员） a reason, which alerts the auditor',
  none: '无 none',
} as const;

/**
 * Every purpose with the roles that may state it, its proof, the clusters it opens, and its legal
 * basis.
 */
export function purposeTable(matrix: MatrixVersion): string {
  const entries = PURPOSES.map(
    ({ code, name, english, roles, proof, legalBasis, legalBasisEnglish }) =>
      [
        `${code}  ${name}  ${english}`,
        `  roles    ${roles.join(', ')}`,
        `  proof    ${PROOF[proof]}`,
        `  opens    ${opened(matrix, code)}`,
        `  basis    ${legalBasis}`,
        `           ${legalBasisEnglish}`,
      ].join('\n'),
  );
  return `${entries.join('\n\n')}\n\n${PURPOSES.length} purposes; matrix ${matrix.version}, in force since ${matrix.effectiveFrom}.\n`;
}

/** The clusters that a purpose opens, as readable text. */
export function opened(matrix: MatrixVersion, purpose: string): string {
  const clusters = Object.entries(matrix.purposes[purpose] ?? {}).map(([cluster, opening]) =>
    opening === 'separate' ? `${cluster} (separate written consent)` : cluster,
  );
  return clusters.join(', ') || 'no cluster';
}

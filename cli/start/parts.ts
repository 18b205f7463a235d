/** The modules that a start in one process needs besides its settings and its database. */
export { startGateway } from '../../gateway/startGateway';
export { seededSubjects } from '../../seed/seededSubjects';
export { createSubgraphs } from '../../subgraphs';
export { welcome } from './welcome';

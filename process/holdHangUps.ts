import { holdHangUps } from './hangUp';

// Imported first by a program that SIGHUP has read its file anew: the signal may come while the
// rest is still being loaded.
holdHangUps();

import './compileCache';
import { optimiseLater } from './optimisation';

// The first import of a service: loading its modules takes most of the time of its start.
optimiseLater();

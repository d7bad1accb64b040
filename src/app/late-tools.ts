export { SkipLink } from '../features/shared/skip-link.tsx';
export { MaximiseButton } from '../ui/maximise-button.tsx';
export { Edge } from './edge.tsx';

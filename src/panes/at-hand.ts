// Every page fetches these anyway. They are named here so that the build leaves in their chunks
// what the desk uses as well, instead of cutting it out into small ones that compress worse.
import '../study-token.ts';
import './checks-body.tsx';
import './findings-list.tsx';

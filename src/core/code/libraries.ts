import { curl } from './curl.ts';
import { dotnet } from './dotnet.ts';
import { express } from './express.ts';
import { golangJwt } from './golang-jwt.ts';
import { jjwt } from './jjwt.ts';
import { jose } from './jose.ts';
import { jsonwebtoken } from './jsonwebtoken.ts';
import { next } from './next.ts';
import { nimbus } from './nimbus.ts';
import { openssl } from './openssl.ts';
import { php } from './php.ts';
import { pyjwt } from './pyjwt.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { sdJwt } from './sd-jwt.ts';
import type { SnippetLibrary } from './snippet-library.ts';
import { spring } from './spring.ts';

/** All that code is written for, in the order in which it is offered. */
export const SNIPPET_LIBRARIES: readonly SnippetLibrary[] = [
  jose,
  jsonwebtoken,
  next,
  express,
  sdJwt,
  pyjwt,
  golangJwt,
  jjwt,
  nimbus,
  spring,
  dotnet,
  rust,
  php,
  ruby,
  curl,
  openssl,
];

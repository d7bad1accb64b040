import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A web server as Debian packages it, and how it is started with our configuration in `deploy`. */
export interface WebServer {
  readonly name: 'nginx' | 'Caddy' | 'Apache';
  readonly packages: readonly string[];
  readonly isInstalled: () => boolean;
  /** What must be written below `folder` before it starts: the text of each file by its name. */
  readonly files: (place: Place) => Readonly<Record<string, string>>;
  readonly command: (place: Place) => readonly string[];
  readonly environment?: (place: Place) => Readonly<Record<string, string>>;
}

/** Where a server is to run. Its `www` folder holds the built page twice, once in a folder below. */
export interface Place {
  readonly folder: string;
  readonly port: number;
}

/** Where the second copy of the page is. */
export const SUB_PATH = '/tools/jwt/';

const APACHE_MODULES = [
  'mpm_event',
  'authz_core',
  'dir',
  'mime',
  'headers',
  'rewrite',
  'setenvif',
] as const;

const haveAll = (...paths: readonly string[]) => paths.every((path) => existsSync(path));

const deployed = (name: string) => readFileSync(`deploy/${name}`, 'utf8');

export const WEB_SERVERS: readonly WebServer[] = [
  {
    name: 'nginx',
    packages: ['nginx-light', 'libnginx-mod-http-brotli-static'],
    isInstalled: () =>
      haveAll('/usr/sbin/nginx', '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'),
    files: ({ folder, port }) => ({
      'nginx.conf': replaceAll(deployed('container/nginx.conf'), {
        ' /tmp/': ` ${folder}/`,
        '/etc/nginx/conf.d/claimcheck.conf': `${folder}/site.conf`,
      }),
      'site.conf': replaceAll(deployed('nginx.conf'), {
        'listen 8080': `listen 127.0.0.1:${port}`,
        'root /srv/claimcheck': `root ${folder}/www`,
      }),
    }),
    command: ({ folder }) => [
      '/usr/sbin/nginx',
      '-e',
      'stderr',
      '-c',
      `${folder}/nginx.conf`,
      '-g',
      'daemon off;',
    ],
  },
  {
    name: 'Caddy',
    packages: ['caddy'],
    isInstalled: () => haveAll('/usr/bin/caddy'),
    files: () => ({}),
    command: () => [
      '/usr/bin/caddy',
      'run',
      '--adapter',
      'caddyfile',
      '--config',
      'deploy/Caddyfile',
    ],
    environment: ({ folder, port }) => ({
      CLAIMCHECK_SITE: `http://127.0.0.1:${port}`,
      CLAIMCHECK_ROOT: `${folder}/www`,
      CADDY_ADMIN: 'off',
      HOME: folder,
    }),
  },
  {
    name: 'Apache',
    packages: ['apache2'],
    isInstalled: () => haveAll('/usr/sbin/apache2'),
    files: ({ folder, port }) => ({
      'apache.conf': apacheConfiguration(folder, port),
      'www/.htaccess': deployed('apache.htaccess'),
      [`www${SUB_PATH}.htaccess`]: deployed('apache.htaccess'),
    }),
    command: ({ folder }) => ['/usr/sbin/apache2', '-f', `${folder}/apache.conf`, '-DFOREGROUND'],
  },
];

function apacheConfiguration(folder: string, port: number): string {
  const available = readdirSync('/usr/lib/apache2/modules');
  const modules = APACHE_MODULES.filter((name) => available.includes(`mod_${name}.so`));
  const load = (name: string) =>
    `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`;
  return [
    `ServerRoot ${folder}`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    `PidFile ${folder}/apache.pid`,
    `Mutex file:${folder}`,
    `ErrorLog ${folder}/error.log`,
    'User www-data',
    'Group www-data',
    ...modules.map(load),
    'TypesConfig /etc/mime.types',
    `DocumentRoot ${folder}/www`,
    `<Directory ${folder}/www>`,
    'AllowOverride FileInfo',
    'Require all granted',
    '</Directory>',
    '',
  ].join('\n');
}

/** The text with each of these replaced, every one of which must be in it. */
function replaceAll(text: string, replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`The configuration no longer has "${from}".`);
    return current.replaceAll(from, to);
  }, text);
}

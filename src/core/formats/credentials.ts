/** Credentials that are compared or looked up by anyone who issued them, by the prefix that their makers document. */
const CREDENTIALS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['GitHub token', /^(?:gh[pousr]_[\dA-Za-z]{20,255}|github_pat_\w{22,255})$/],
  ['GitLab token', /^gl(?:pat|dt|rt|ptt|cbt|oas|soat|ft|ffct|imt|agent|wt)-[\w.-]{20,300}$/],
  ['Slack token', /^xox[a-z](?:\.xox[a-z])?-[\w.-]{10,500}$/],
  ['Slack app token', /^xapp-\d-[\w-]{20,300}$/],
  ['Stripe key', /^[rs]k_(?:live|test|prod)_[\dA-Za-z]{10,255}$/],
  ['webhook signing secret', /^whsec_[\w+/=]{20,100}$/],
  ['AWS access key ID', /^(?:A3T[A-Z\d]|AKIA|ASIA|ABIA|ACCA)[A-Z\d]{16}$/],
  ['Google access token', /^ya29\.[\w-]{20,2000}$/],
  ['Google refresh token', /^1\/\/[\w-]{30,500}$/],
  ['Google OAuth client secret', /^GOCSPX-[\w-]{20,60}$/],
  ['Google API key', /^AIza[\w-]{35}$/],
  ['Anthropic key', /^sk-ant-[\w-]{20,300}$/],
  ['OpenAI key', /^sk-(?:proj-|svcacct-|admin-)?[\w-]{20,300}$/],
  ['npm token', /^npm_[\dA-Za-z]{36}$/],
  ['PyPI token', /^pypi-[\w-]{20,500}$/],
  ['SendGrid key', /^SG\.[\w-]{16,32}\.[\w-]{32,64}$/],
  ['Shopify token', /^shp(?:at|ca|pa|ss|ua)_[\dA-Fa-f]{32}$/],
  ['Vault token', /^(?:hv[sbr]\.[\w-]{24,300}|[sb]\.[\dA-Za-z]{24})$/],
  ['DigitalOcean token', /^do[opr]_v1_[\da-f]{64}$/],
  ['Hugging Face token', /^hf_[A-Za-z\d]{30,50}$/],
  ['Docker Hub token', /^dckr_(?:pat|oat)_[\w-]{20,60}$/],
  ['Atlassian token', /^AT(?:ATT|CTT)3[\w=-]{20,500}$/],
  ['Square token', /^(?:EAAA[\w-]{40,100}|sq0[a-z]{3}-[\w-]{20,60})$/],
  ['Facebook access token', /^EAA[\dA-Za-z]{80,400}$/],
  ['Figma token', /^figd_[\w-]{20,100}$/],
  ['Linear key', /^lin_(?:api|oauth)_[\dA-Za-z]{20,100}$/],
  ['Notion token', /^(?:ntn_|secret_)[\dA-Za-z]{40,60}$/],
  ['Postman key', /^PMAK-[\da-f]{24}-[\da-f]{34}$/],
  ['Supabase key', /^(?:sbp_[\da-f]{40}|sb_secret_[\w-]{20,100})$/],
  ['Twilio key', /^SK[\da-f]{32}$/],
  ['Telegram bot token', /^\d{8,10}:[\w-]{35}$/],
  ['Discord bot token', /^[MNO][\w-]{23,28}\.[\w-]{6}\.[\w-]{27,40}$/],
  ['Doppler token', /^dp\.[a-z]{2,6}\.[\w.-]{30,100}$/],
  ['Databricks token', /^dapi[\da-f]{32}(?:-\d)?$/],
  ['Grafana token', /^gl(?:sa|c)_[\w=-]{20,300}$/],
  ['Okta API token', /^00[\w-]{40}$/],
  ['Microsoft Entra client secret', /^[\w~.]{3}\dQ~[\w~.-]{31,34}$/],
  ['Entra ID refresh token', /^[01]\.A[\w-]{20,60}\.[\w.-]{100,3000}$/],
  ['Bitbucket app password', /^ATBB[\w=-]{20,60}$/],
  ['Mailgun key', /^key-[\da-f]{32}$/],
  ['Mailchimp key', /^[\da-f]{32}-us\d{1,2}$/],
  ['Sentry token', /^sntry[su]_[\w+/=-]{20,500}$/],
  ['New Relic key', /^NR(?:AK|II|IQ|JS|RA)-[\dA-Za-z]{20,60}$/],
  ['Dynatrace token', /^dt0[a-z]\d{2}\.[A-Z\d]{24}\.[A-Z\d]{64}$/],
  ['RubyGems key', /^rubygems_[\da-f]{48}$/],
  ['crates.io token', /^cio[\dA-Za-z]{32}$/],
  ['Clojars token', /^CLOJARS_[\da-f]{60}$/],
  ['PlanetScale token', /^pscale_(?:tkn|pw|oauth)_[\w.=-]{30,70}$/],
  ['Fly.io token', /^(?:FlyV1 )?fm[12][ar]?_[\w+/=,-]{30,4000}$/],
  ['Netlify token', /^nfp_[\w-]{30,50}$/],
  ['Heroku key', /^HRKU-[\w-]{30,100}$/],
  ['Airtable token', /^pat[\dA-Za-z]{14}\.[\da-f]{64}$/],
  ['Asana token', /^[12]\/\d{10,20}(?:\/\d{10,20})?:[\da-f]{32}$/],
  ['Contentful token', /^CFPAT-[\w-]{43}$/],
  ['Groq key', /^gsk_[\dA-Za-z]{40,60}$/],
  ['LangSmith key', /^lsv2_(?:pt|sk)_[\da-f]{32}_[\da-f]{10}$/],
  ['Replicate token', /^r8_[\dA-Za-z]{37}$/],
  ['Perplexity key', /^pplx-[\dA-Za-z]{40,60}$/],
  ['xAI key', /^xai-[\dA-Za-z]{70,90}$/],
  ['Resend key', /^re_[\dA-Za-z]{8}_[\dA-Za-z]{20,30}$/],
  ['Ory token', /^ory_(?:at|rt|ac|st|pat|apikey)_[\w.-]{20,200}$/],
  ['Pulumi token', /^pul-[\da-f]{40}$/],
  ['HCP Terraform token', /^[\dA-Za-z]{14}\.atlasv1\.[\w-]{60,80}$/],
  ['CircleCI token', /^CCI(?:PAT|PRJ)_[\dA-Za-z]{10,30}_[\da-f]{40}$/],
  ['Buildkite token', /^bk(?:ua|aj|ct)_[\da-f]{40}$/],
  ['Tailscale key', /^tskey-[a-z]{2,12}-[\w-]{20,100}$/],
  ['1Password service account token', /^ops_eyJ[\w+/=-]{100,2000}$/],
  ['age secret key', /^AGE-SECRET-KEY-1[\dA-Z]{58}$/],
  ['Adafruit IO key', /^aio_[\dA-Za-z]{28}$/],
  ['Salesforce session ID', /^00D[\dA-Za-z]{12,15}![\w.]{60,200}$/],
  ['Mapbox secret token', /^sk\.eyJ[\w-]{20,200}\.[\w-]{20,40}$/],
  ['JFrog key', /^AKCp[\dA-Za-z]{69}$/],
  ['opaque MSA token', /^EwB[\w+/=]{200,4000}$/],
];

/** Keys that their makers mean for pages and apps: who sees one can do no more than any visitor. */
const PUBLIC_KEYS: typeof CREDENTIALS = [
  ['Stripe publishable key', /^pk_(?:live|test)_[\dA-Za-z]{10,255}$/],
  ['Supabase publishable key', /^sb_publishable_[\w-]{20,100}$/],
  ['Mapbox public token', /^pk\.eyJ[\w-]{20,200}\.[\w-]{20,40}$/],
];

/** The name of a key that is not a secret; undefined for any other text. */
export function namePublicKey(text: string): string | undefined {
  if (text.length > 400) return undefined;
  return PUBLIC_KEYS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The name of a credential of a well-known form; undefined for any other text. */
export function nameCredential(text: string): string | undefined {
  if (text.length > 5000) return undefined;
  return CREDENTIALS.find(([, pattern]) => pattern.test(text))?.[0];
}

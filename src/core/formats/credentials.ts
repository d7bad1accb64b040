/** Credentials that are compared or looked up by anyone who issued them, by the prefix that their makers document. */
const CREDENTIALS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['GitHub token', /^(?:gh[pousr]_[\dA-Za-z]{20,255}|github_pat_\w{22,255})$/],
  ['GitLab token', /^gl(?:pat|dt|rt|ptt|cbt|oas|soat|ft|imt|agent)-[\w.-]{20,300}$/],
  ['Slack token', /^xox[a-z](?:\.xox[a-z])?-[\w.-]{10,500}$/],
  ['Slack app token', /^xapp-\d-[\w-]{20,300}$/],
  ['Stripe key', /^[rsp]k_(?:live|test|prod)_[\dA-Za-z]{10,255}$/],
  ['webhook signing secret', /^whsec_[\w+/=]{20,100}$/],
  ['AWS access key ID', /^(?:A3T[A-Z\d]|AKIA|ASIA|ABIA|ACCA)[A-Z\d]{16}$/],
  ['Google access token', /^ya29\.[\w-]{20,2000}$/],
  ['Google refresh token', /^1\/\/[\w-]{30,500}$/],
  ['Google OAuth client secret', /^GOCSPX-[\w-]{20,60}$/],
  ['Google API key', /^AIza[\w-]{35}$/],
  ['OpenAI key', /^sk-(?:proj-|svcacct-|admin-)?[\w-]{20,300}$/],
  ['Anthropic key', /^sk-ant-[\w-]{20,300}$/],
  ['npm token', /^npm_[\dA-Za-z]{36}$/],
  ['PyPI token', /^pypi-[\w-]{20,500}$/],
  ['SendGrid key', /^SG\.[\w-]{16,32}\.[\w-]{32,64}$/],
  ['Shopify token', /^shp(?:at|ca|pa|ss|ua)_[\dA-Fa-f]{32}$/],
  ['Vault token', /^(?:hv[sbr]|s|b)\.[\w-]{24,300}$/],
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
  ['Supabase key', /^(?:sbp_[\da-f]{40}|sb_(?:secret|publishable)_[\w-]{20,100})$/],
  ['Twilio key', /^SK[\da-f]{32}$/],
  ['Telegram bot token', /^\d{8,10}:[\w-]{35}$/],
  ['Discord bot token', /^[MNO][\w-]{23,28}\.[\w-]{6}\.[\w-]{27,40}$/],
  ['Doppler token', /^dp\.[a-z]{2,6}\.[\w.-]{30,100}$/],
  ['Databricks token', /^dapi[\da-f]{32}(?:-\d)?$/],
  ['Grafana token', /^gl(?:sa|c)_[\w=-]{20,300}$/],
  ['Okta API token', /^00[\w-]{40}$/],
  ['Microsoft Entra client secret', /^[\w~.]{3}\dQ~[\w~.-]{31,34}$/],
  ['Entra ID refresh token', /^[01]\.A[\w-]{20,60}\.[\w.-]{100,3000}$/],
  ['opaque MSA token', /^EwB[\w+/=]{200,4000}$/],
];

/** The name of a credential of a well-known form; undefined for any other text. */
export function nameCredential(text: string): string | undefined {
  if (text.length > 5000) return undefined;
  return CREDENTIALS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** A key that a standard or a tool prints as its example. */
export interface ExampleKey {
  /** Where it is printed. */
  readonly source: string;
  /** Whether what signs with it is printed there too: the private half, or the secret. */
  readonly isPrivateKnown: boolean;
}

/** RFC 7638 thumbprints by where the whole key is printed; those of jwt.io end with its example secrets. */
const WHOLE: Readonly<Record<string, string>> = {
  'RFC 7515':
    'y_x3gCJnL6oKGBBIXScabduwxTVy2Wd2bzRVEUbdUzc IsUn6_e04MaShXFIISMp4kG62LWzMIPy_MvSA5pJgX8 oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U u5YUSjQ2-2chBi51NSk3t3g7IM4o2KYcnPqPtCNGd3U',
  'RFC 7517':
    'cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs k1JnWRfC-5zzmL72vXIuBgTLfVROXBakS4OmGcrMCoc D8R4-FeTJfzuDUy8bZ0c4hcwpul-Q11gCPs3mw6-R9Q',
  'RFC 7518':
    '_GK0r6GCoJt9zcssg9lay4obIxgCq05ntiRymRHADSU Vy57XrArUrW0NbpI12tEzDHABxMwrTh6HHXRenSpnCo',
  'RFC 8037':
    'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k giQqigT_IKcuzHl0FVJ3k5ts3_TWNAxvsC08UZsfcM8 u809Vppx5ixWMOohxWr2aM3m5bD0LQ67g_GPmubQus4',
  'RFC 7520':
    '8izOqBCj1XBwWw0-iTcMv27pUKWwFvNmw-kutyfzf-g Rt-IyDEhXohvTl_ozKQ9YGflXGuDb3uu3QmqN2LoMwM h_jutvC-jg3Nwueq8LmdSybXykVsBwk4_5u5Y9JiS7E wLi2IZWIuukcHvhZrxIYPL8GGrdhkffpN8heZxnMP1o YlKlB7M2wnS0cPn_V7OW-FuDLuWdJ9z4OvPHmhGDfeE tqsISrG_pUi4IXRd2S_IYFnja0Xy7cpZHwbDd3XIFbM mn9TtdH1OfJlO91eUXaEGe9tTrDzowXs_n2wKGrqLN4 rTtHPa7sf4UUCCKAww7j-XnhD2AKwOGNIsGDDipf_EM HsSFalww3yP-dO-lWGYgFcyV5H22oScIFc4V2Y6GOto mTVa39KNK8LI9ZgAkyqQOQayaqVO7DXurapqkzEbfMg svOLuZiKpi3RFmSHAcCJqsQqjBmWR4egaIsgk-2uBak dHri3SADZkrush5HU_50AoRhcKFryN-PI6jPBtPL55M 9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI RtoRur_1Dir5M4wuOfqNkDYOf9O_4RJ-aHkTA75RLA8 VDMp1ZgGGv1OKgOeDc1EUKHXNQzMdLkCnxPETHdA4v0',
  'jwt.io':
    'oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY 19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8 iTqXXI0zbAnJCKDaobfhkM1f-6rMSpTfyZMRp_2tKI8 xZDfZpry4P9vZPZyG2fNBRj-7Lz5omVdm7tHoCgSNfY QBeWNRsYJ8Gd0ovgTO17OrzkRbfxu_hA8blamxD_Lf8 i_utKExAKNc_-awqDRAUbahMgyDaKDG_M75KMBwlAvA A8etQ2W1pb95iQdryf3JZcoanBR1EywzSsRVzrX8soc JPgHNKVpXamS5yySHkpU5wDMnd5GJXLAnn7sAQM8j9o LXkAyqcFEoI5pkMzfWjsAWbChzHfxtqD4Te31pAwA1s ZjNHlFz20oAu0PDPUwOcPAhLqZ1iHVX7NjtcpMITUrs Lawd64ZT6zKcDxTSHxy9zESGF4Jec4OiwrSIlbyhJuU',
};

/** The same, where only the public half is printed. */
const PUBLIC_ONLY: Readonly<Record<string, string>> = {
  'RFC 7517': 'DdsFv-2-wgcPoDcyS6OXOWVh00JdbWkkVXDCYdxJ3uM',
  'RFC 8037':
    'rjT14KFppHOg_L80YOaujYr3L7L0XtD24UHups3cfWo X7Nqq56_hWB_zjSTTN0UEEsN9OnnjvGJIjV7MjEnCko',
  'the JOSE cookbook': 'M0LDoI96XngUSg4xDJ0__MUj2ymdPLQMNSR_D3EXDAs',
  'jwt.io':
    'imzaJ8oo4nvQPyfxdCviNGO58idIMCNqB-fuHXCV9f8 JlEZy2kQxdkX3EAEzhjBxVgQ8MMQiGnTN9QGiDx4_30 hmzqm6n32R-HyCrMEDncGKJ8cDi4MAVtuH3Yp060TfY',
};

let examples: ReadonlyMap<string, ExampleKey> | undefined;

/** The example that has this thumbprint. */
export function findExampleKey(thumbprint: string): ExampleKey | undefined {
  examples ??= new Map([...listed(WHOLE, true), ...listed(PUBLIC_ONLY, false)]);
  return examples.get(thumbprint);
}

function listed(
  lists: Readonly<Record<string, string>>,
  isPrivateKnown: boolean,
): [string, ExampleKey][] {
  return Object.entries(lists).flatMap(([source, thumbprints]) =>
    thumbprints
      .split(' ')
      .map((thumbprint): [string, ExampleKey] => [thumbprint, { source, isPrivateKnown }]),
  );
}

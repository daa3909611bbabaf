/** Whether what is sent to an address stays on this computer. A name that only begins like one of its own does not. */
export function isThisComputer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const host = new URL(address).hostname;
  return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}

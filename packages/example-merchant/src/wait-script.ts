/**
 * What the page of a buyer who waits runs: it asks until the shop says something else than 202, and shows that. A page that
 * loads itself again and again would throw readers of it back to its top; without scripts there is no other way.
 */
export const WAIT_SCRIPT = `
const { seconds } = document.currentScript.dataset;
setInterval(async () => {
  const answer = await fetch(location.href).catch(() => undefined);
  if (answer && answer.status !== 202) location.reload();
}, seconds * 1000);
`;

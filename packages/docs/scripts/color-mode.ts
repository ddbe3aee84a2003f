/**
 * Runs before the first paint. It is the script that Redoc writes into its own page, so guides and reference share one
 * choice; a test compares the two.
 */
export const colorModeScript =
  'try{var m=localStorage.getItem("redoc.colorMode");if(m!=="light"&&m!=="dark")m=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light";document.documentElement.classList.add(m)}catch(e){}';

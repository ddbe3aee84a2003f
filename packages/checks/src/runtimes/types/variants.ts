/** A way to compile the consumer. */
export interface Variant {
  name: string;
  compilerOptions: Record<string, unknown>;
}

const RESOLUTIONS = [
  { name: "nodenext", compilerOptions: { module: "nodenext", moduleResolution: "nodenext" } },
  { name: "bundler", compilerOptions: { module: "esnext", moduleResolution: "bundler" } },
];
const LIBRARIES = [
  { name: "DOM", compilerOptions: { lib: ["es2022", "dom", "dom.iterable"], types: [] } },
  // Where there is no DOM library, Node's types bring fetch and WebCrypto.
  { name: "no DOM, @types/node 20", compilerOptions: { lib: ["es2022"], types: ["node"] } },
];
/** As strict as can be; declarations of libraries are checked too. */
const COMMON = {
  target: "es2022",
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Every combination, and one of them where optional members may be undefined. */
export const variants: readonly Variant[] = RESOLUTIONS.flatMap((resolution) =>
  LIBRARIES.map((library) => ({
    name: `${resolution.name}, ${library.name}`,
    compilerOptions: { ...COMMON, ...resolution.compilerOptions, ...library.compilerOptions },
  })),
).flatMap((variant, index) => (index === 0 ? [variant, loosened(variant)] : [variant]));

function loosened({ name, compilerOptions }: Variant): Variant {
  return {
    name: `${name}, without exactOptionalPropertyTypes`,
    compilerOptions: { ...compilerOptions, exactOptionalPropertyTypes: false },
  };
}

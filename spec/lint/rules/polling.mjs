import { property, responseBodies, variants } from "../contract.mjs";

/** `x-polling` sorts exactly the states that the variants of the response can have. */
export const pollingCoversVariants = () => ({
  Operation(operation, ctx) {
    const polling = operation["x-polling"];
    if (polling?.field === undefined) return;
    const location = ctx.location.child(["x-polling"]);
    const sorted = [...(polling.pending ?? []), ...(polling.final ?? [])];
    const states = new Set(
      responseBodies(operation, ctx)
        .flatMap(({ schema }) => variants(ctx, schema))
        .map((variant) => property(ctx, variant, polling.field)?.const)
        .filter((state) => state !== undefined),
    );
    for (const [index, state] of sorted.entries()) {
      if (sorted.indexOf(state) !== index) ctx.report({ message: `\`${state}\` is listed twice.`, location });
      if (!states.has(state)) {
        ctx.report({ message: `No variant of the response has \`${polling.field}: ${state}\`.`, location });
      }
    }
    for (const state of states) {
      if (!sorted.includes(state)) {
        ctx.report({ message: `\`${polling.field}: ${state}\` is neither pending nor final.`, location });
      }
    }
  },
});

export const pollingHasExamples = () => ({
  Operation(operation, ctx) {
    const polling = operation["x-polling"];
    if (polling?.field === undefined) return;
    const shown = responseBodies(operation, ctx)
      .flatMap(({ examples }) => examples)
      .map(({ node }) => node?.value?.[polling.field]);
    for (const key of ["pending", "final"]) {
      for (const [index, state] of (polling[key] ?? []).entries()) {
        if (!shown.includes(state)) {
          ctx.report({
            message: `No response example has \`${polling.field}: ${state}\`.`,
            location: ctx.location.child(["x-polling", key, index]),
          });
        }
      }
    }
  },
});

/** A small contract of a project's own: one section that must be there, one that should. */
export const contract = `id: handbook
title: Handbook
root:
  title: Handbook
sections:
  - id: overview
    title: Overview
    scaffold: What the API is for.
  - id: errors
    title: Errors
    presence: recommended
    scaffold: What can go wrong.
`;

export const configuration = 'contracts: [contracts/*.yaml]\n';

export const project = { 'docwright.yaml': configuration, 'contracts/handbook.yaml': contract };

export const complete = '# Handbook\n\n## Overview\n\nThe API sells tickets.\n\n## Errors\n\nThe sale can be over.\n';

/** Lacks the required section: one error. */
export const lacksOverview = '# Handbook\n\n## Errors\n\nThe sale can be over.\n';

/** Lacks the recommended section: one warning. */
export const lacksErrors = '# Handbook\n\n## Overview\n\nThe API sells tickets.\n';

export const notes = '# Shopping\n\nMilk.\n';

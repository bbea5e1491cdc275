// The build puts idb's own module here, as vendor/idb.js; its types come from the package.
export * from "idb";

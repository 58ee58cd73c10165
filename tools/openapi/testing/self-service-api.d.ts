// Made by `npm run openapi` from the OpenAPI document. Do not edit.

export interface paths {
    "/catalog/tabs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List catalog tabs
         * @description Each with its filters and columns.
         */
        get: operations["tabs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/search/{tab}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the products of a tab
         * @description Filters are query parameters by their names. Without `limit` up to 500 products.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/start/{tab}/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a configuration
         * @description Contextual needs are further form fields, by their aliases. With an external id the configuration is kept.
         */
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Configure a cart item again
         * @description `configId` is the id of the item. The cart lists a temporary version until it is added again or cancelled.
         */
        post: operations["restart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Commit values
         * @description The first `parameter` belongs to the first `value`, and so on. A conflict commits nothing.
         */
        post: operations["commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/commit/{parameter}/{value}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Commit values
         * @deprecated
         * @description The first `parameter` belongs to the first `value`, and so on. A conflict commits nothing.
         */
        post: operations["commitInPath"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/uncommit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uncommit parameters
         * @description The engine chooses their values again.
         */
        post: operations["uncommit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/uncommit/{parameter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uncommit parameters
         * @deprecated
         * @description The engine chooses their values again.
         */
        post: operations["uncommitInPath"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the resolution of a conflict
         * @description The pair that caused the conflict; for an alternative, its pairs after it.
         */
        post: operations["accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/accept/{parameter}/{value}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the resolution of a conflict
         * @deprecated
         * @description The pair that caused the conflict; for an alternative, its pairs after it.
         */
        post: operations["acceptInPath"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/alternatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List alternatives to a conflict
         * @description For one pair. `response.changedLists` has one list of changes each. Without a conflict the value is committed.
         */
        post: operations["alternatives"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to a step
         * @description By its name, or `next`.
         */
        post: operations["step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/step/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to a step
         * @deprecated
         * @description By its name, or `next`.
         */
        post: operations["stepInPath"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a configuration
         * @description Its changes are discarded.
         */
        post: operations["cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/bom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the bill of materials */
        get: operations["bom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visualization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the visualization of an anonymous configuration */
        post: operations["visualization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/variant-catalogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List module variant catalogs */
        get: operations["variantCatalogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/variant-catalogs/{catalogId}/pages/{pageId}/positions/{positionId}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List variants of a catalog page
         * @description 100 at a time.
         */
        get: operations["variants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/variant-bom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the variants of a configuration */
        post: operations["variantBom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain why values do not fit
         * @description The `response` that a commit would get. Commits nothing.
         */
        post: operations["explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/optimize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a configuration as well as possible
         * @description A proposal: `optimization.commit` has the values to commit, all in one call.
         */
        post: operations["optimize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/remove-row": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a row of a table */
        post: operations["removeRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config/insert-row": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Insert a row into a table */
        post: operations["insertRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the attributes of the cart */
        get: operations["cart"];
        /**
         * Change attributes of the cart
         * @description `currency` is one of them.
         */
        put: operations["updateCart"];
        post?: never;
        /** Delete the cart */
        delete: operations["removeCart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the cart with everything in it */
        get: operations["completeCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the items of the cart */
        get: operations["cartItems"];
        put?: never;
        /**
         * Add an item to the cart
         * @description A configuration by `configId`; an anonymous one by `configState`, `tab` and `productId`; or a product that needs no configuration by `tab` and `productId`.
         */
        post: operations["addItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change an item
         * @description Its quantity or attributes.
         */
        put: operations["updateItem"];
        post?: never;
        /** Delete an item */
        delete: operations["removeItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/recalculate-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recalculate the prices of the cart */
        post: operations["recalculatePrices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/refresh-currency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refresh the currency of the cart */
        post: operations["refreshCurrency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/upgrade-products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the state of an upgrade */
        get: operations["upgradeStatus"];
        put?: never;
        /** Upgrade items to the latest product revisions */
        post: operations["upgradeProducts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/upgrade-products/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview the upgrade of cart items
         * @description What stays, what moves and what cannot be kept of each outdated item.
         */
        get: operations["upgradePreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/upgrade-products/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the upgrade of cart items
         * @description The items stay as they are.
         */
        post: operations["cancelUpgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposal/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a draft proposal
         * @description A PDF of the items in the cart.
         */
        get: operations["draftProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proposal/firm-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List requests for firm proposals */
        get: operations["firmRequests"];
        put?: never;
        /**
         * Request a firm proposal
         * @description The next call with the cart starts a new one.
         */
        post: operations["requestFirmProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/attachment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach a file to the cart */
        post: operations["addCartAttachment"];
        /** Delete an attachment of the cart */
        delete: operations["removeCartAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/attachment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attach a file to an item */
        post: operations["addItemAttachment"];
        /** Delete an attachment of an item */
        delete: operations["removeItemAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/document/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List documents of the cart
         * @description Those of its items included. The keys of an entry are the parameters that download it.
         */
        get: operations["cartDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/document/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a document of the cart */
        get: operations["cartDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/document/download-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download all documents of the cart
         * @description Those of a category, as one archive.
         */
        get: operations["allCartDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/document/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List documents of an item */
        get: operations["itemDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/document/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a document of an item */
        get: operations["itemDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/document/download-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download all documents of an item
         * @description Those of a category, as one archive.
         */
        get: operations["allItemDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{type}/{id}/image/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a picture of an object
         * @description `file` names a file of zipped resources.
         */
        get: operations["objectImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/Product/{productId}/image/{section}/{sectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a picture of a model section
         * @description `section` is tab, group, field, field-view, the id of an enumerated domain or of a module.
         */
        get: operations["modelImageAlias"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/product/{productId}/image/{section}/{sectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a picture of a model section
         * @description `section` is tab, group, field, field-view, the id of an enumerated domain or of a module.
         */
        get: operations["modelImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/image/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a picture of a cart item */
        get: operations["itemImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom-images/{configId}/{imageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Select a picture */
        put: operations["selectCustomImage"];
        /** Upload a picture */
        post: operations["uploadCustomImage"];
        /** Delete a picture */
        delete: operations["removeCustomImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom-images/{configId}/{imageId}/get-custom-image-file-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List uploaded pictures */
        get: operations["customImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom-images/{configId}/get-selected-custom-images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List selected pictures */
        get: operations["selectedCustomImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/cad/start-cad-automation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start CAD automation */
        post: operations["startCad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/cad/cad-automation-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the state of CAD automation */
        get: operations["cadStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/cad/cancel-cad-automation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel CAD automation */
        post: operations["cancelCad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/cad/get-generated-cad-document-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List CAD documents */
        get: operations["cadDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/cad/download-generated-cad-document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a CAD document */
        get: operations["cadDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{itemId}/cad/download-all-generated-cad-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download all CAD documents */
        get: operations["allCadDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an anonymous configuration
         * @description Of the product of this id or name, in any tab.
         */
        post: operations["leadStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Commit values */
        post: operations["leadCommit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uncommit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uncommit values */
        post: operations["leadUncommit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a conflict */
        post: operations["leadAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go to a step */
        post: operations["leadStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the bill of materials */
        post: operations["leadBom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a lead
         * @description Who asks for which product. It is kept in the database.
         */
        post: operations["lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApiError: {
            type: string;
            cause: string;
            message: string;
            uuid: string;
            timestamp: string;
        };
        BillOfMaterials: {
            configId?: string;
            configState?: string;
            tab?: string;
            productId?: string;
            numberOfUncommittedMandatoryFields: number;
            steps: components["schemas"]["Step"][];
            response: components["schemas"]["ConfigurationResponse"];
            uomSystems?: {
                id: string;
                name: string;
            }[];
            extensions?: {
                explain: boolean;
                previous?: string;
                picture?: string;
                rows?: boolean;
                variantCatalogs?: boolean;
                optimize?: {
                    goals: {
                        name: string;
                        description: string;
                    }[];
                    currency?: string;
                };
            };
            visualization?: {
                [key: string]: unknown;
            };
            pricing?: components["schemas"]["Pricing"];
            bom: components["schemas"]["BomItem"][];
            /** @constant */
            status: "OK";
        };
        BomItem: {
            name: string;
            description: string;
            qty: string;
            attributes: {
                [key: string]: string;
            };
            attributeTitles?: {
                [key: string]: string;
            };
            subItems: components["schemas"]["BomItem"][];
        };
        CadFiles: {
            files: {
                type: string;
                file: string;
                size: number;
            }[];
        };
        CadStatus: {
            /** @enum {string} */
            status: "no cad automation" | "not generated" | "pending" | "finished";
            error: string;
            progress?: {
                step: string;
                done: number;
                total: number;
            };
        };
        Cart: {
            [key: string]: string;
        };
        CartItem: {
            "#id": string;
            product: string;
            productId: string;
            productReference?: string;
            tab: string;
            isConfigurable: boolean;
            isProductOutdated: boolean;
            isUnreadable?: boolean;
            review?: {
                /** @enum {string} */
                kind: "changed" | "gone";
                revision?: string;
                changes: {
                    name: string;
                    description: string;
                    oldValue: string;
                    oldValueDescription: string;
                    newValue: string;
                    newValueDescription: string;
                    wasChosen: boolean;
                }[];
                price?: {
                    description: string;
                    now: string;
                    then: string;
                };
            };
            isCurrencyOutdated: boolean;
            isAnyCurrencyRateOutdated: boolean;
            isPriceOutdated: boolean;
            isPriceModelOutdated: boolean;
            isPriceDatatableOutdated: boolean;
            isPriceContextOutdated: boolean;
            isCheckedOut: boolean;
            lifeCycleState: string;
            hasAnyUncommittedMandatoryFields: boolean;
            "recalculate-prices"?: {
                now: string;
                then: string;
            };
            "refresh-currency"?: {
                now: string;
                then: string;
            };
            "product-configuration"?: {
                product: string;
                productId: string;
                revision: string;
                parameters: {
                    name: string;
                    description: string;
                    value: string;
                    valueDescription: string;
                    committed: boolean;
                }[];
            };
            pricing: components["schemas"]["Pricing"];
            summary: string;
            qty: number;
            configResult?: {
                safecookie: string;
                requiredParameterList: {
                    name: string;
                    value: string;
                }[];
                bom: components["schemas"]["BomItem"][];
                integrationAttributes: {
                    name: string;
                    value: string;
                }[];
                resultLayout: {
                    name: string;
                    description: string;
                    members: components["schemas"]["ResultMember"][];
                }[];
            };
        } & {
            [key: string]: string;
        };
        CartItems: {
            itemCount: number;
            items: components["schemas"]["CartItem"][];
        };
        CatalogColumn: {
            name: string;
            title: string;
            /** @enum {string} */
            type: "text" | "number" | "date" | "boolean";
            isMandatory?: boolean;
        };
        CatalogFilter: {
            name: string;
            title: string;
            /** @enum {string} */
            widget: "dropdown" | "checkboxes" | "text" | "number" | "date";
            /** @enum {string} */
            operator: "equals" | "contains" | "at_least" | "at_most";
            /** @enum {string} */
            type: "text" | "number" | "date" | "boolean";
            column: string;
            parentType: string;
            parentValue: string;
            userValue: string;
            hidden: boolean;
            isList: boolean;
            hasOptions: boolean;
            options: {
                name: string;
                title: string;
                parentValues?: string[];
            }[];
        };
        CatalogRow: {
            "#id": string;
        } & {
            [key: string]: string;
        };
        CatalogSearch: {
            total: number;
            rows: components["schemas"]["CatalogRow"][];
        };
        CatalogTab: {
            name: string;
            title: string;
            type: string;
            isConfigurable: boolean;
            isExternalSearch: boolean;
            filters: components["schemas"]["CatalogFilter"][];
            columns: components["schemas"]["CatalogColumn"][];
        };
        CatalogTabs: components["schemas"]["CatalogTab"][];
        ChangedParameter: {
            name: string;
            description: string;
            oldValue: string;
            oldValueDescription: string;
            newValue: string;
            newValueDescription: string;
        };
        CompleteCart: {
            ShoppingCart: components["schemas"]["Cart"];
            ShoppingCartItems: components["schemas"]["CartItem"][];
        };
        Configuration: {
            configId?: string;
            configState?: string;
            tab?: string;
            productId?: string;
            numberOfUncommittedMandatoryFields: number;
            steps: components["schemas"]["Step"][];
            response: components["schemas"]["ConfigurationResponse"];
            uomSystems?: {
                id: string;
                name: string;
            }[];
            extensions?: {
                explain: boolean;
                previous?: string;
                picture?: string;
                rows?: boolean;
                variantCatalogs?: boolean;
                optimize?: {
                    goals: {
                        name: string;
                        description: string;
                    }[];
                    currency?: string;
                };
            };
            visualization?: {
                [key: string]: unknown;
            };
            pricing?: components["schemas"]["Pricing"];
            bom?: components["schemas"]["BomItem"][];
        };
        ConfigurationResponse: {
            /** @enum {string} */
            status: "OK" | "RESOLVABLE" | "not OK";
            message?: string;
            "not-applied"?: {
                name: string;
                value: string;
            }[];
            changed?: components["schemas"]["ChangedParameter"][];
            changedLists?: components["schemas"]["ChangedParameter"][][];
            propagated?: components["schemas"]["Propagated"];
            propagatedLists?: components["schemas"]["Propagated"][];
            complete?: boolean;
            explanation?: components["schemas"]["Explanation"];
            exact?: boolean;
            commit?: {
                name: string;
                value: string;
            }[];
            removedRow?: {
                table: string;
                row: number;
                values: {
                    name: string;
                    value: string;
                }[];
            };
            warnings?: components["schemas"]["Warning"][];
        };
        Documents: {
            documentType: string;
            documentId: string;
            documentCategory: string;
            documentCategoryTitle: string;
            name: string;
            fileName: string;
            contentType: string;
            language: string;
            dynamic: boolean;
            shoppingCartItemId?: string;
        }[];
        Domain: {
            name: string;
            min?: string;
            max?: string;
            elements: components["schemas"]["Element"][];
        };
        Done: {
            /** @constant */
            status: "ok";
        };
        Element: {
            name: string;
            description: string;
            /** @enum {string} */
            state: "green" | "orange" | "red" | "unknown";
            selected: boolean;
            properties: {
                [key: string]: string;
            };
        };
        Explained: {
            response: components["schemas"]["ConfigurationResponse"];
        };
        Explanation: {
            rules: {
                name: string;
                text: string;
            }[];
            commits: {
                name: string;
                description: string;
                value: string;
                valueDescription: string;
            }[];
        };
        FirmRequest: {
            id: string;
            name: string;
            state: string;
            stateTitle: string;
            modifiedTime: string;
            itemCount: number;
            items?: {
                id: string;
                product: string;
                summary: string;
                qty: number;
                currency: string;
                totalNetPrice: string;
            }[];
        } & {
            [key: string]: string;
        };
        FirmRequests: components["schemas"]["FirmRequest"][];
        Group: {
            /** @constant */
            isGroup: true;
            /** @constant */
            isParameter: false;
            name: string;
            description: string;
            hasVisibleParameters: boolean;
            numberOfUncommittedMandatoryFields: number;
            "price-details"?: {
                [key: string]: string;
            };
            properties: {
                [key: string]: string;
            };
            members: (components["schemas"]["Parameter"] | components["schemas"]["Group"])[];
        };
        Optimization: {
            /** @enum {string} */
            status: "OK" | "not OK";
            message?: string;
            optimal: boolean;
            price?: {
                description: string;
                now: string;
                then: string;
            };
            unpriced?: string[];
            figure?: {
                description: string;
                now: string;
                then: string;
            };
            least?: string;
            changed: components["schemas"]["PropagatedChange"][];
            commit: {
                name: string;
                value: string;
            }[];
        };
        Optimized: {
            optimization: components["schemas"]["Optimization"];
        };
        Parameter: {
            /** @constant */
            isGroup: false;
            /** @constant */
            isParameter: true;
            name: string;
            description: string;
            value: string;
            valueDescription: string;
            committed: boolean;
            alwaysCommitted: boolean;
            isMandatory: boolean;
            uomConvertedValue?: string;
            uomConvertedItemId?: string;
            "price-details"?: {
                [key: string]: string;
            };
            properties: {
                [key: string]: string;
            };
            domain: components["schemas"]["Domain"];
        };
        Pricing: {
            rows: ({
                summary: {
                    [key: string]: string;
                };
                rows: {
                    [key: string]: string;
                }[];
            } | {
                [key: string]: string;
            })[];
            summary: {
                [key: string]: string;
            };
            unpriced?: string[];
            columns?: {
                name: string;
                title: string;
            }[];
        } | Record<string, never>;
        Propagated: {
            price?: {
                now: string;
                then: string;
                difference: string;
            };
            changed: components["schemas"]["PropagatedChange"][];
        };
        PropagatedChange: {
            name: string;
            description: string;
            oldValue: string;
            oldValueDescription: string;
            newValue: string;
            newValueDescription: string;
            step: string;
            stepDescription: string;
            /** @enum {string} */
            kind: "asked" | "chosen" | "filled-in";
            price?: string;
        };
        ResultMember: {
            name: string;
            description: string;
            value?: string;
            valueDescription?: string;
            members?: components["schemas"]["ResultMember"][];
        };
        Step: {
            name: string;
            description: string;
            current: boolean;
            available: boolean;
            hasVisibleParameters: boolean;
            numberOfUncommittedMandatoryFields?: number;
            rootGroup?: components["schemas"]["Group"];
        };
        Upgrade: {
            /** @enum {string} */
            state: "pending" | "running" | "no-run" | "not-found";
            message: string;
            progress?: {
                step: string;
                done: number;
                total: number;
            };
            last?: {
                /** @enum {string} */
                state: "done" | "failed" | "cancelled";
                upgraded: number;
                endedAt: string;
                message: string;
            };
        };
        UpgradePreview: {
            agreement: string;
            items: {
                "#id": string;
                product: string;
                /** @enum {string} */
                kind: "upgradable" | "gone" | "in-progress";
                kept: {
                    name: string;
                    description: string;
                    value: string;
                    valueDescription: string;
                    wasChosen: boolean;
                }[];
                moved: {
                    name: string;
                    description: string;
                    oldValue: string;
                    oldValueDescription: string;
                    newValue: string;
                    newValueDescription: string;
                    wasChosen: boolean;
                }[];
                dropped: {
                    name: string;
                    description: string;
                    oldValue: string;
                    oldValueDescription: string;
                    newValue: string;
                    newValueDescription: string;
                    wasChosen: boolean;
                }[];
                price?: {
                    now: string;
                    then: string;
                };
            }[];
        };
        VariantBom: {
            items: {
                variantId: string;
                quantity: number;
                columnValues: {
                    [key: string]: string;
                };
            }[];
        };
        VariantCatalogs: {
            catalogs: {
                id: string;
                name: string;
                pages: {
                    id: string;
                    name: string;
                    lockedFilterIds: string[];
                    suggestedFilterIds: string[];
                }[];
                positionIds: string[];
                columnIds: string[];
            }[];
            variantBom: {
                items: {
                    variantId: string;
                    quantity: number;
                    columnValues: {
                        [key: string]: string;
                    };
                    positionId: string;
                    name: string;
                    description: string;
                    price: string;
                    violates: string[];
                }[];
            };
            positions: {
                id: string;
                name: string;
                maxQuantity?: number;
                maxQuantityPerVariant?: number;
                maxDifferentVariants?: number;
            }[];
            columns: {
                id: string;
                name: string;
                /** @enum {string} */
                type: "text" | "number";
                unit?: string;
                domainId?: string;
            }[];
            domains: {
                id: string;
                name: string;
                elements: {
                    name: string;
                    description: string;
                }[];
            }[];
            filters: {
                id: string;
                name: string;
                columnId: string;
                /** @enum {string} */
                operator: "equals" | "at_least" | "at_most";
                value: string;
                valueDescription: string;
            }[];
        };
        Variants: {
            filters: {
                id: string;
                name: string;
                columnId: string;
                /** @enum {string} */
                operator: "equals" | "at_least" | "at_most";
                value: string;
                valueDescription: string;
            }[];
            items: {
                id: string;
                name: string;
                description: string;
                article: string;
                price: string;
                columnValues: {
                    [key: string]: string;
                };
            }[];
            total: number;
        };
        Warning: {
            name: string;
            text: string;
            parameters: string[];
        };
    };
    responses: {
        /** @description A parameter or a setting cannot be used. */
        Error400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description No valid key. */
        Error403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description Unknown, somebody else’s, or a parameter is missing or wrong. */
        Error404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description The path has no such method. */
        Error405: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description Not possible in the present state. */
        Error409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description Too many calls under way; `Retry-After` says when to try again. */
        Error429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description An error of the server; its log has more under the `uuid`. */
        Error500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description Busy; `Retry-After` says when to try again. */
        Error503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description It took too long; nothing was changed. */
        Error504: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/xml": string;
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    tabs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogTabs"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description The most products to list. */
                limit?: number;
                /** @description How many products to leave out before. */
                offset?: number;
                /** @description Name of the column to sort by. */
                sort?: string;
                /** @description `asc` for ascending; descending otherwise. */
                order?: string;
                /** @description Words anywhere in the texts of a product. */
                q?: string;
                /** @description Further parameters by the names of filters or columns of the tab. */
                filters?: {
                    [key: string]: string;
                };
            };
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Name of a catalog tab. */
                tab: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogSearch"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    start: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Name of a catalog tab. */
                tab: string;
                /** @description Id of a product (`#id` of a catalog row). */
                productId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description `extensions.previous` of an earlier answer. */
                    previousValues?: string;
                } & {
                    [key: string]: string;
                };
                "multipart/form-data": {
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description `extensions.previous` of an earlier answer. */
                    previousValues?: string;
                } & {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    restart: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description `extensions.previous` of an earlier answer. */
                    previousValues?: string;
                } & {
                    [key: string]: string;
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description `extensions.previous` of an earlier answer. */
                    previousValues?: string;
                } & {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    commit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    commitInPath: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Name of a parameter of the configuration. */
                parameter: string;
                /** @description Value for the parameter of the same position. */
                value: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    uncommit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    uncommitInPath: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Name of a parameter of the configuration. */
                parameter: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    acceptInPath: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Name of a parameter of the configuration. */
                parameter: string;
                /** @description Value for the parameter of the same position. */
                value: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    alternatives: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string;
                    /** @description Value for the parameter of the same position. */
                    value: string;
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string;
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string;
                    /** @description Value for the parameter of the same position. */
                    value: string;
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    step: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a step, or `next`. */
                    step: string;
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a step, or `next`. */
                    step: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    stepInPath: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Name of a step, or `next`. */
                step: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId: string;
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    bom: {
        parameters: {
            query?: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId?: string;
                /** @description State of an anonymous configuration, from the answer before. */
                configState?: string;
                /** @description Name of the group that is shown. States are then worked out for that group only. */
                group?: string;
                /** @description `true` leaves prices out, which is faster. */
                excludePricing?: boolean;
                /** @description Unit system for values in the answer. */
                uomSystemId?: string;
            };
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillOfMaterials"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    visualization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                };
                "multipart/form-data": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    variantCatalogs: {
        parameters: {
            query: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId: string;
            };
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantCatalogs"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    variants: {
        parameters: {
            query: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId: string;
                /** @description Page of 100 variants, from 1 on. */
                page?: number;
            };
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                catalogId: string;
                pageId: string;
                positionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Variants"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    variantBom: {
        parameters: {
            query: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId: string;
            };
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantBom"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    explain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explained"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    optimize: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description One of `extensions.optimize.goals`. */
                    goal: string;
                    /** @description The most that the product may cost, in `extensions.optimize.currency`. */
                    budget?: string;
                    /** @description How many pieces. */
                    qty?: number;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description One of `extensions.optimize.goals`. */
                    goal: string;
                    /** @description The most that the product may cost, in `extensions.optimize.currency`. */
                    budget?: string;
                    /** @description How many pieces. */
                    qty?: number;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Optimized"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    removeRow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description The parameter that counts the rows of the table. */
                    table: string;
                    /** @description Number of a row, from 1 on. */
                    row: number;
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description The parameter that counts the rows of the table. */
                    table: string;
                    /** @description Number of a row, from 1 on. */
                    row: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    insertRow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description The parameter that counts the rows of the table. */
                    table: string;
                    /** @description Number of a row, from 1 on. */
                    row: number;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description The parameter that counts the rows of the table. */
                    table: string;
                    /** @description Number of a row, from 1 on. */
                    row: number;
                    /** @description Name of a parameter of the configuration. */
                    parameter: string[];
                    /** @description Value for the parameter of the same position. */
                    value: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cart: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    updateCart: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
                "multipart/form-data": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    removeCart: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    completeCart: {
        parameters: {
            query?: {
                includeUploadedProductConfiguration?: boolean;
            };
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteCart"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cartItems: {
        parameters: {
            query?: {
                /** @description `true` lists items in every state. */
                returnAllShoppingCartItems?: boolean;
            };
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartItems"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    addItem: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of a catalog tab. */
                    tab?: string;
                    /** @description Id of a product (`#id` of a catalog row). */
                    productId?: string;
                    /** @description How many pieces. */
                    qty?: number;
                };
                "multipart/form-data": {
                    /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                    configId?: string;
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Name of a catalog tab. */
                    tab?: string;
                    /** @description Id of a product (`#id` of a catalog row). */
                    productId?: string;
                    /** @description How many pieces. */
                    qty?: number;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartItem"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            409: components["responses"]["Error409"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    updateItem: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description How many pieces. */
                    qty?: number;
                    /** @description Accepts what this revision of the product changed about the item (`review`). */
                    revision?: string;
                } & {
                    [key: string]: string;
                };
                "multipart/form-data": {
                    /** @description How many pieces. */
                    qty?: number;
                    /** @description Accepts what this revision of the product changed about the item (`review`). */
                    revision?: string;
                } & {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CartItem"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            409: components["responses"]["Error409"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    removeItem: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    recalculatePrices: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description `true` takes the latest version of data tables. */
                    updateDatatables?: boolean;
                };
                "multipart/form-data": {
                    /** @description `true` takes the latest version of data tables. */
                    updateDatatables?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    refreshCurrency: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    upgradeStatus: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upgrade"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    upgradeProducts: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description `agreement` of the preview: the upgrade does what was seen there, or nothing. */
                    agreement?: string;
                };
                "multipart/form-data": {
                    /** @description `agreement` of the preview: the upgrade does what was seen there, or nothing. */
                    agreement?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upgrade"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            409: components["responses"]["Error409"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    upgradePreview: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpgradePreview"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cancelUpgrade: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upgrade"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    draftProposal: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    firmRequests: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirmRequests"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    requestFirmProposal: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    [key: string]: string;
                };
                "multipart/form-data": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirmRequest"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            409: components["responses"]["Error409"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    addCartAttachment: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    removeCartAttachment: {
        parameters: {
            query: {
                /** @description Id of the attachment, from the list of documents. */
                attachmentId: string;
            };
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    addItemAttachment: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    removeItemAttachment: {
        parameters: {
            query: {
                /** @description Id of the attachment, from the list of documents. */
                attachmentId: string;
            };
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cartDocuments: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Documents"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cartDocument: {
        parameters: {
            query: {
                /** @description Type of the document, from the list of documents. */
                documentType: string;
                /** @description Id of the document, from the list of documents. */
                documentId: string;
                /** @description Name or id of the unit system that a generated document is in. */
                unitSystemNameOrId?: string;
            };
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    allCartDocuments: {
        parameters: {
            query: {
                /** @description Category of the documents, from the list of documents. */
                documentCategory: string;
                /** @description Name or id of the unit system that a generated document is in. */
                unitSystemNameOrId?: string;
            };
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    itemDocuments: {
        parameters: {
            query?: never;
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Documents"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    itemDocument: {
        parameters: {
            query: {
                /** @description Type of the document, from the list of documents. */
                documentType: string;
                /** @description Id of the document, from the list of documents. */
                documentId: string;
                /** @description Name or id of the unit system that a generated document is in. */
                unitSystemNameOrId?: string;
            };
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    allItemDocuments: {
        parameters: {
            query: {
                /** @description Category of the documents, from the list of documents. */
                documentCategory: string;
                /** @description Name or id of the unit system that a generated document is in. */
                unitSystemNameOrId?: string;
            };
            header: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID": string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    objectImage: {
        parameters: {
            query?: {
                /** @description Name of a file. */
                file?: string;
            };
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                type: string;
                id: string;
                property: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    modelImageAlias: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a product (`#id` of a catalog row). */
                productId: string;
                section: string;
                sectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    modelImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a product (`#id` of a catalog row). */
                productId: string;
                section: string;
                sectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    itemImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
                property: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    selectCustomImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId: string;
                imageId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Name of a file. */
                    file: string;
                };
                "multipart/form-data": {
                    /** @description Name of a file. */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    uploadCustomImage: {
        parameters: {
            query: {
                /** @description Name of a file. */
                file: string;
            };
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId: string;
                imageId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    removeCustomImage: {
        parameters: {
            query: {
                /** @description Name of a file. */
                file: string;
            };
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId: string;
                imageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    customImages: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId: string;
                imageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    selectedCustomImages: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a configuration of this external id; of a cart item where it is configured again. */
                configId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    startCad: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cadStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CadStatus"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cancelCad: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cadDocuments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CadFiles"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    cadDocument: {
        parameters: {
            query: {
                /** @description Name of a file. */
                file: string;
            };
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    allCadDocuments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The customer; may also be sent as the parameter `_externalId`. */
                "X-External-ID"?: string;
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path: {
                /** @description Id of a cart item (`#id`). */
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    leadStart: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Id or name of a product. */
                    product: string;
                } & {
                    [key: string]: string;
                };
                "multipart/form-data": {
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Id or name of a product. */
                    product: string;
                } & {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    leadCommit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    par: string[];
                    /** @description Value for the parameter of the same position. */
                    val: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    par: string[];
                    /** @description Value for the parameter of the same position. */
                    val: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    leadUncommit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    par: string[];
                };
                "multipart/form-data": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    par: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    leadAccept: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    par: string[];
                    /** @description Value for the parameter of the same position. */
                    val: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
                "multipart/form-data": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a parameter of the configuration. */
                    par: string[];
                    /** @description Value for the parameter of the same position. */
                    val: string[];
                    /** @description Unit in which the value is given. */
                    selectedUomItemId?: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    leadStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a step, or `next`. */
                    step: string;
                };
                "multipart/form-data": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                    /** @description Name of the group that is shown. States are then worked out for that group only. */
                    group?: string;
                    /** @description `true` leaves prices out, which is faster. */
                    excludePricing?: boolean;
                    /** @description Unit system for values in the answer. */
                    uomSystemId?: string;
                    /** @description Name of a step, or `next`. */
                    step: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    leadBom: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                };
                "multipart/form-data": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillOfMaterials"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
    lead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Language of texts; may also be sent as the parameter `language`. */
                "X-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Company of the person who asks. */
                    company?: string;
                    /** @description First name of the person who asks. */
                    firstName?: string;
                    /** @description Last name of the person who asks. */
                    lastName?: string;
                    /** @description Email address of the person who asks. */
                    contactEmail?: string;
                    /** @description Telephone number of the person who asks. */
                    contactPhone?: string;
                    /** @description Product that the person asks for. */
                    productOfInterest?: string;
                };
                "multipart/form-data": {
                    /** @description State of an anonymous configuration, from the answer before. */
                    configState?: string;
                    /** @description Company of the person who asks. */
                    company?: string;
                    /** @description First name of the person who asks. */
                    firstName?: string;
                    /** @description Last name of the person who asks. */
                    lastName?: string;
                    /** @description Email address of the person who asks. */
                    contactEmail?: string;
                    /** @description Telephone number of the person who asks. */
                    contactPhone?: string;
                    /** @description Product that the person asks for. */
                    productOfInterest?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Error400"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            405: components["responses"]["Error405"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
            504: components["responses"]["Error504"];
        };
    };
}

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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CatalogTabs: components["schemas"]["CatalogTab"][];
        CatalogTab: {
            name: string;
            title: string;
            type: string;
            isConfigurable: boolean;
            isExternalSearch: boolean;
            filters: components["schemas"]["CatalogFilter"][];
            columns: components["schemas"]["CatalogColumn"][];
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
        CatalogColumn: {
            name: string;
            title: string;
            /** @enum {string} */
            type: "text" | "number" | "date" | "boolean";
            isMandatory?: boolean;
        };
        CatalogSearch: {
            total: number;
            rows: components["schemas"]["CatalogRow"][];
        };
        CatalogRow: {
            "#id": string;
        } & {
            [key: string]: string;
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
                capabilities?: {
                    allStepsKnown: boolean;
                    anyStepNext: boolean;
                    /** @enum {string} */
                    uncommit: "exact" | "approximate";
                    preview: boolean;
                    /** @enum {string} */
                    alternatives: "all" | "some" | "none";
                    optionPrices: boolean;
                    rows: boolean;
                    explain: boolean;
                };
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
        Step: {
            name: string;
            description: string;
            current: boolean;
            available: boolean;
            hasVisibleParameters: boolean;
            numberOfUncommittedMandatoryFields?: number;
            rootGroup?: components["schemas"]["Group"];
        };
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
        Domain: {
            name: string;
            min?: string;
            max?: string;
            elements: components["schemas"]["Element"][];
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
        ChangedParameter: {
            name: string;
            description: string;
            oldValue: string;
            oldValueDescription: string;
            newValue: string;
            newValueDescription: string;
        };
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
        Warning: {
            name: string;
            text: string;
            parameters: string[];
            /** @enum {string} */
            severity?: "info" | "warning" | "error";
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
            recurring?: {
                /** @enum {string} */
                period: "month" | "quarter" | "year";
                amount: string;
                description: string;
            }[];
            waterfall?: {
                label: string;
                amount: string;
            }[];
        } | Record<string, never>;
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
            /** @enum {string} */
            kind?: "included" | "mandatory" | "recommended";
            sellingModel?: {
                /** @constant */
                kind: "one-time";
            } | {
                /** @constant */
                kind: "termed";
                /** @enum {string} */
                period: "month" | "quarter" | "year";
                term: number;
            } | {
                /** @constant */
                kind: "evergreen";
                /** @enum {string} */
                period: "month" | "quarter" | "year";
            };
            unitPrice?: string;
            subItems: components["schemas"]["BomItem"][];
        };
        Cart: {
            attachments?: components["schemas"]["Attachment"][];
        } & {
            [key: string]: string;
        };
        Attachment: {
            id: string;
            name: string;
            fileName: string;
            contentType: string;
            size: number;
            created: string;
        };
        Done: {
            /** @constant */
            status: "ok";
        };
        CartItems: {
            itemCount: number;
            items: components["schemas"]["CartItem"][];
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
            isService?: boolean;
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
            attachments?: components["schemas"]["Attachment"][];
            pricing: components["schemas"]["Pricing"];
            summary: string;
            qty: number;
            otherSystem?: {
                system: string;
                reference?: string;
                parts: components["schemas"]["BomItem"][];
            };
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
        ResultMember: {
            name: string;
            description: string;
            value?: string;
            valueDescription?: string;
            members?: components["schemas"]["ResultMember"][];
        };
        FirmRequests: components["schemas"]["FirmRequest"][];
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
                attachments?: components["schemas"]["Attachment"][];
            }[];
            attachments?: components["schemas"]["Attachment"][];
        } & {
            [key: string]: string;
        };
        ApiError: {
            type: string;
            cause: string;
            message: string;
            uuid: string;
            timestamp: string;
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
        /** @description A file is too large, or its customer has no room for it. Nothing was stored. */
        Error413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description A file is of a type that is not taken. */
        Error415: {
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
        /** @description The server has no room for a file. Nothing was stored. */
        Error507: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiError"];
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
            409: components["responses"]["Error409"];
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
            409: components["responses"]["Error409"];
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
            409: components["responses"]["Error409"];
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
            409: components["responses"]["Error409"];
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
                    /** @description Id of a cart, from the list of carts. */
                    cartId?: string;
                } & {
                    [key: string]: string;
                };
                "multipart/form-data": {
                    /** @description Id of a cart, from the list of carts. */
                    cartId?: string;
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
}
